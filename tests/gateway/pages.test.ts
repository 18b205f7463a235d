import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { ROOT } from '../../process/root';
import type { Gateway } from '../../gateway/createGateway';
import { inProcess, people, records, testGateway } from './support';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let gateway: Gateway;
afterEach(() => gateway.stop());

async function start(graphiqlFolder?: string): Promise<void> {
  gateway = await testGateway({
    subgraphs: inProcess(people(), records()),
    ...(graphiqlFolder !== undefined && { graphiqlFolder }),
  });
}

describe('GraphiQL', () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'graphiql-'));
    writeFileSync(join(folder, 'main.js'), 'run();');
    writeFileSync(join(folder, 'main.css'), 'body{}');
    await start(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('opens for a browser at the endpoint, with files of this service only', async () => {
    const { status, headers, text } = await request(gateway.app)
      .get('/graphql')
      .set('accept', BROWSER);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = headers['content-security-policy'] as string;
    const [, nonce] = /name="style-nonce" content="([\w-]{22})"/.exec(text) ?? [];
    expect(policy).toContain(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'`,
    );
    expect(policy).not.toContain('unsafe');
    const sources = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!);
    expect(sources).toEqual(['data:,', '/graphiql/main.css', '/graphiql/main.js']);
    for (const source of sources.slice(1)) {
      const file = await request(gateway.app).get(source);
      expect([file.status, file.headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    }
    expect(text).not.toMatch(/<script>|<style>|style=| on\w+=|https?:/);
  });

  test('a program gets JSON from the same address', async () => {
    for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
      const answer = await request(gateway.app).get('/graphql?query={total}').set('accept', accept);
      expect(answer.headers['content-type']).toContain('json');
    }
  });

  test('a browser that follows a link to a query gets its answer', async () => {
    const answer = await request(gateway.app).get('/graphql?query={total}').set('accept', BROWSER);
    expect(answer.body).toEqual({ data: { total: 7 } });
  });

  test('has its files from the build', () => {
    for (const file of ['main.js', 'main.css'])
      expect(existsSync(join(ROOT, 'console/build/graphiql', file))).toBe(true);
  });

  test('serves no other file', async () => {
    for (const path of ['/graphiql/', '/graphiql/..%2f..%2fpackage.json', '/graphiql/sources.json'])
      expect((await request(gateway.app).get(path)).status).toBe(404);
  });
});

test.each([undefined, '/no-such-folder'])(
  'without GraphiQL (%s) a browser gets an answer in JSON',
  async (folder) => {
    await start(folder);
    const answer = await request(gateway.app).get('/graphql').set('accept', BROWSER);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([
      400,
      'INVALID_OPERATION',
    ]);
  },
);

describe('the home page', () => {
  beforeEach(() => start());

  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '河东信用网关'],
    ['en-GB,en;q=0.9', 'en', 'GraphQL endpoint'],
    ['fr', 'zh-CN', 'GraphQL 地址'],
    [undefined, 'zh-CN', '服务状态'],
  ])('is in the language of the reader: %s', async (accepted, language, word) => {
    const ask = request(gateway.app).get('/');
    if (accepted !== undefined) void ask.set('accept-language', accepted);
    const { status, headers, text } = await ask;
    expect([status, headers['content-language'], headers['vary']]).toEqual([
      200,
      language,
      'Accept-Language',
    ]);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(word);
  });

  test('has no script, and links only to this service', async () => {
    const { headers, text } = await request(gateway.app).get('/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).not.toMatch(/<script|https?:/);
    for (const [, path] of text.matchAll(/<a href="([^"]+)"/g))
      expect((await request(gateway.app).get(path!)).status).toBe(200);
  });
});

test('an unknown path is refused with the address of the endpoint', async () => {
  await start();
  const answer = await request(gateway.app).get('/nowhere');
  expect([answer.status, answer.body.errors[0].message]).toEqual([
    404,
    'There is nothing at this path; the GraphQL endpoint is /graphql.',
  ]);
});
