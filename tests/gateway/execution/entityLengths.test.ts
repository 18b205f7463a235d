import request from 'supertest';
import { LENGTHS, LENGTHS_WISH, measureEntities, readLengths } from '../../../schema/entityLengths';
import type { SubgraphResponse } from '../../../schema/subgraphCall';
import { ANONYMOUS } from '../../../schema/viewer';
import type { Subgraph } from '../../../subgraphs/framework/createSubgraph';
import { subgraphApp } from '../../../subgraphs/framework/startSubgraph';
import { silent } from '../../support/log';

const ENTITIES = [{ name: '津"\n' }, null, {}, { nodes: [{ id: '1', state: null }], size: 0.5 }];
const ANSWERS: readonly [string, SubgraphResponse, boolean][] = [
  ['entities', { data: { _entities: ENTITIES } }, true],
  ['with extensions', { data: { _entities: ENTITIES }, extensions: { masked: ['a'] } }, true],
  ['without entities', { data: { _entities: [] } }, false],
  ['with an error', { data: { _entities: ENTITIES }, errors: [{ message: 'Half.' }] }, false],
  ['nothing', { data: null, errors: [{ message: 'Nothing.' }] }, false],
  ['no data', { errors: [{ message: 'Nothing.' }] }, false],
  ['something beside them', { data: { _entities: ENTITIES, total: 1 } }, false],
  ['other data', { data: { total: 1 } }, false],
  ['too many', { data: { _entities: Array.from({ length: 3000 }, () => ({})) } }, false],
];

describe.each(ANSWERS)('%s', (_name, answer, hasLengths) => {
  const subgraph = { name: 'x', execute: async () => answer } as unknown as Subgraph;
  const app = subgraphApp(
    subgraph,
    (incoming, _response, next) => {
      Object.assign(incoming, { viewer: ANONYMOUS, requestId: 'r' });
      next();
    },
    { log: silent },
  );
  const ask = (headers: Record<string, string>) =>
    request(app).post('/graphql').set(headers).type('json').send({ query: '{ x }' });

  test('lengths are returned on request, with the same response', async () => {
    const plain = await ask({});
    const measured = await ask({ [LENGTHS_WISH]: '1' });
    expect([measured.status, measured.text]).toEqual([plain.status, plain.text]);
    expect(measured.headers['content-type']).toBe(plain.headers['content-type']);
    expect(plain.headers[LENGTHS]).toBeUndefined();
    expect(measured.headers[LENGTHS] !== undefined).toBe(hasLengths);
  });

  test('the lengths are those of the entities in the body', () => {
    const measured = measureEntities(answer);
    expect(measured !== undefined).toBe(hasLengths);
    if (measured === undefined) return;
    expect(measured.body).toBe(JSON.stringify(answer));
    const bytes = Buffer.from(measured.body);
    let at = '{"data":{"_entities":['.length;
    const entities = readLengths(measured.lengths)!.map((length) => {
      const text = bytes.toString('utf8', at, at + length);
      at += length + 1;
      return JSON.parse(text) as unknown;
    });
    expect(entities).toEqual(answer.data!['_entities']);
  });
});

test.each([undefined, '', ' 1', '1,', '1,,2', '-1', '1.5', '1e3', '0x1', '1;2', '1234567890'])(
  '%p are no lengths',
  (header) => expect(readLengths(header)).toBeUndefined(),
);
