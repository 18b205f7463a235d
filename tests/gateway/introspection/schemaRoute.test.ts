import { buildSchema, printSchema } from 'graphql';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { readLimitsConfig } from '../../../gateway/limits/config';
import { viewerAs } from '../../support/viewers';
import { inProcess, people, PEOPLE, compose, records, testGateway } from '../support';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await testGateway({
    subgraphs: inProcess(people(), records()),
    anonymousIntrospection: false,
    verifyToken: async (token) => ({ viewer: viewerAs('bank', { client: token }) }),
    limits: readLimitsConfig({ production: false }, { SCHEMA_READS_PER_MINUTE: '2' }),
  });
});
afterAll(() => gateway.stop());

const read = (token?: string, headers: Record<string, string> = {}) =>
  request(gateway.app)
    .get('/schema.graphql')
    .set({ ...(token && { authorization: `Bearer ${token}` }), ...headers })
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done(null, text));
    });

it('gives the schema of the active supergraph to a caller who may introspect', async () => {
  const { status, headers, body } = await read('reader');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/graphql; charset=utf-8');
  expect(body).toContain(
    'type Person {\n  id: ID!\n  name: String\n  records(first: Int): [Record!]',
  );
  expect(body).not.toMatch(/join__|_entities/);
  expect(printSchema(buildSchema(body as string))).toBe((body as string).trimEnd());
});

it('responds 304 to a copy that is still valid, without counting it', async () => {
  const { headers } = await read('cacher');
  const etag = headers['etag']!;
  for (let time = 0; time < 3; time++) {
    const again = await read('cacher', { 'if-none-match': `"other", W/${etag}` });
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
  }
  expect((await read('cacher', { 'if-none-match': '"other"' })).status).toBe(200);
});

it('counts as an introspection', async () => {
  const answers = [];
  // A new minute may begin in between, but not two.
  for (let time = 0; time < 6; time++) answers.push(await read('eager'));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
  expect(JSON.parse(refused[0]!.body as string).errors[0].extensions.code).toBe('RATE_LIMITED');
});

it('is refused to an anonymous caller where introspection is closed', async () => {
  const { status, body } = await read();
  expect(status).toBe(401);
  expect(JSON.parse(body as string).errors[0]).toMatchObject({
    message: 'Log in to read the schema.',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

it('is read with GET or HEAD only', async () => {
  const { status, headers } = await request(gateway.app).post('/schema.graphql').send({});
  expect(status).toBe(405);
  expect(headers['allow']).toBe('GET, HEAD');
  const head = await request(gateway.app)
    .head('/schema.graphql')
    .set('authorization', 'Bearer head');
  expect(head.status).toBe(200);
  expect(Number(head.headers['content-length'])).toBeGreaterThan(100);
});

it('changes with the supergraph', async () => {
  const first = await read('follower');
  await gateway.reload({ supergraph: compose([{ name: 'people', sdl: PEOPLE }]) });
  const second = await read('follower', { 'if-none-match': first.headers['etag']! });
  expect(second.status).toBe(200);
  expect(second.body).not.toContain('records');
});
