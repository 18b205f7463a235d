import request from 'supertest';
import { languageOf } from '../../../gateway/http/language';
import { ERRORS } from '../../../schema/errors';
import { refusingGateway, type RefusingGateway } from './support';

let graph: RefusingGateway;
beforeAll(async () => {
  graph = await refusingGateway();
});
afterAll(() => graph.stop());

const CHINESE = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };

describe('the language of messages', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['en', 'en'],
    ['fr', 'en'],
    ['zh', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['ZH-hans-cn', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-US,en;q=0.9,zh;q=0.8', 'en'],
    ['zh;q=0.1, en;q=0.5', 'en'],
    ['fr, zh;q=0.5', 'zh-CN'],
    ['zh;q=0', 'en'],
    ['zh;q=x;;,=', 'en'],
  ])('for accept-language %j is %s', (header, expected) => {
    expect(languageOf(header)).toBe(expected);
  });
});

/** Message and detail of the first error. */
const said = (body: any) => [body.errors[0].message, body.errors[0].extensions.detail];

test('a refused field has its sentence in the language of the caller, in both executors', async () => {
  const query = '{ hits(n: 2) { ... on Person { secret } } }';
  for (let turn = 0; turn < 2; turn++) {
    const answer = await graph.ask(query, { token: 'bank', headers: CHINESE });
    expect(said(answer.body)).toEqual([ERRORS.UNAUTHORIZED_FIELD_OR_TYPE.chinese, undefined]);
    expect(answer.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept-Language' });
  }
  const english = await graph.ask(query, { token: 'bank' });
  expect(said(english.body)).toEqual([ERRORS.UNAUTHORIZED_FIELD_OR_TYPE.message, undefined]);
  expect(english.headers['content-language']).toBe('en');
});

test('an answer without errors names no language', async () => {
  const { headers } = await graph.ask('{ hits(n: 1) { __typename } }', { headers: CHINESE });
  expect(headers).not.toHaveProperty('content-language');
  expect(headers).not.toHaveProperty('vary');
});

test('a sentence with values has the same values in Chinese', async () => {
  const query = 'query($n: Int) { hits(n: $n) { __typename } }';
  const variables = { n: 'x' };
  const { body } = await graph.ask(query, { variables, headers: CHINESE });
  expect(said(body)).toEqual(['变量 $n 的值缺失，或不符合其类型 Int。', undefined]);
});

test('a sentence of GraphQL itself is a detail in English, below the sentence of its code', async () => {
  const { body } = await graph.ask('{ hit { id } }', { token: 'bank', headers: CHINESE });
  expect(said(body)).toEqual([
    ERRORS.INVALID_OPERATION.chinese,
    'Cannot query field "hit" on type "Query". Did you mean "hits"?',
  ]);
});

test('a request that is refused before it is an operation is answered in Chinese too', async () => {
  const post = () => request(graph.gateway.app).post('/graphql').set(CHINESE);
  const batch = await post().send([{ query: '{ __typename }' }]);
  expect(said(batch.body)[0]).toBe('一个请求只能含一个操作；不支持批量请求，请逐个发送。');
  expect(batch.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept-Language' });
  const token = await post().set('authorization', 'Bearer a b').send({});
  expect(said(token.body)).toEqual([ERRORS.TOKEN_INVALID.chinese, undefined]);
});
