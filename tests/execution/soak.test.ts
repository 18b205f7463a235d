import { parse } from 'graphql';
import { faultOf, questionsOf } from '../../bench/soak/questions';
import { verdictOn } from '../../bench/soak/verdict';

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

test('questions are operations, other ones each minute, by each caller', () => {
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
  ['{"errors":[{"extensions":{"code":"INTERNAL_ERROR"}}],"data":{"a":null}}', 'INTERNAL_ERROR'],
  ['<html>', 'no data'],
])('the fault of %s', (body, fault) => {
  expect(faultOf(body)).toBe(fault);
});
