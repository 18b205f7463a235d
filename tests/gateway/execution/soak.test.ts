import type autocannon from 'autocannon';
import { parse } from 'graphql';
import { HOSTILE_INPUTS, hostileInputs } from '../../../bench/soak/hostileInputs';
import { sideOf } from '../../../bench/soak/hostileSoak';
import { faultOf, questionsOf } from '../../../bench/soak/questions';
import { verdictOn } from '../../../bench/soak/verdict';

const sample = (rss: number, beyond = 0) => ({
  rss,
  heap: 1,
  caches: { count: 1, entries: 1, beyond },
});
const flat = [50, 90, 100, 100, 109, 110].map((rss) => sample(rss));

test.each([
  ['flat memory once it has warmed up', 0, flat, true],
  ['one error', 1, flat, false],
  ['memory that grows', 0, [50, 90, 100, 100, 111, 112].map((rss) => sample(rss)), false],
  ['a cache beyond its bound', 0, [...flat.slice(1), sample(100, 1)], false],
])('%s', (_what, errors, samples, passed) => {
  expect(verdictOn(errors, samples).passed).toBe(passed);
});

test('the operations are valid, differ each minute, and cover each caller', () => {
  const service = { callers: [{ a: '1' }, { a: '2' }], organizations: ['o'], persons: ['p'] };
  const [first, second] = [questionsOf(service, 0), questionsOf(service, 1)];
  for (const { body } of first) parse((JSON.parse(body) as { query: string }).query);
  expect(new Set(first.map(({ headers }) => headers['a']))).toEqual(new Set(['1', '2']));
  expect(first).not.toEqual(second);
  expect(questionsOf(service, 0)).toEqual(first);
});

test.each([
  ['{"data":{"a":1}}', undefined],
  [
    '{"errors":[{"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}}],"data":{"a":null}}',
    undefined,
  ],
  ['{"errors":[{"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"a":null}}', undefined],
  ['{"errors":[{"extensions":{"code":"INTERNAL_ERROR"}}],"data":{"a":null}}', 'INTERNAL_ERROR'],
  ['<html>', 'no data'],
])('the classification of %s', (body, fault) => {
  expect(faultOf(body)).toBe(fault);
});

describe('the hostile inputs', () => {
  const seed = { serial: 1, organization: 'o' };

  test.each(HOSTILE_INPUTS.map((input) => [input.name, input] as const))(
    '%s has a small body, different each time',
    (_name, input) => {
      const body = input.body(seed);
      expect(Buffer.byteLength(body)).toBeLessThan(100_000);
      expect(body).toMatch(/^\{"query":".+","variables":\{.*\}\}$/s);
      expect(input.body({ ...seed, serial: 2 })).not.toBe(body);
    },
  );

  test('are selected by name, and an unknown name is refused', () => {
    expect(hostileInputs(undefined)).toBe(HOSTILE_INPUTS);
    expect(hostileInputs('wide,four-hops').map(({ name }) => name)).toEqual(['wide', 'four-hops']);
    expect(() => hostileInputs('wide,other')).toThrow('There is no hostile input other;');
  });
});

test('a side has the medians of its turns, its errors and its worst turn', () => {
  const turn = (p50: number, p99: number, errors = 0) => ({
    errors,
    result: { requests: { total: 10 }, latency: { p50, p99 } } as autocannon.Result,
  });
  expect(sideOf([turn(3, 90, 2), turn(1, 30), turn(2, 60, 1)])).toEqual({
    turns: 3,
    requests: 30,
    errors: 3,
    p50: 2,
    p99: 60,
    worstP99: 90,
  });
});
