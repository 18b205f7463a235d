import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importEarlierLists } from '../../../cli/operations/importEarlierLists';
import { refuseEarlierLists } from '../../../cli/operations/earlierLists';
import { createGateway, type Gateway } from '../../../gateway/createGateway';
import { openDemoIssuer, type DemoIssuer } from '../../../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import { ROOT } from '../../../process/root';
import { operationId } from '../../../schema/safelist/operationId';
import type { ClientModels } from '../../../subgraphs/subjects/client/model';
import { subjectsSubgraph } from '../../../subgraphs/subjects/subgraph';
import { clientRecord } from '../../support/clients';
import { silent } from '../../support/log';
import { programFile } from '../../support/runProgram';
import { spares } from '../../support/spares';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { SUPERGRAPH } from '../../support/supergraph';

jest.setTimeout(120_000);

const ME = 'query Me {\n  me {\n    id\n  }\n}';

/** Two gateways and one registry. */
let folder: string;
let issuer: DemoIssuer;
let underTest: SubgraphUnderTest<{ client: ClientModels }>;
let gateways: Gateway[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedong-operations-'));
  issuer = await openDemoIssuer(folder);
  underTest = await subgraphUnderTest(subjectsSubgraph);
  await underTest.models.client.entry.insertMany([
    clientRecord({ _id: 'test-bank', binding: 'NONE' }),
    clientRecord({
      _id: 'demo-office',
      kind: 'DEPARTMENT',
      organization: '1112010200000A016Q',
      binding: 'NONE',
      purposes: ['stewardship'],
    }),
  ]);
  gateways = [];
  for (let index = 0; index < 2; index++)
    gateways.push(
      await createGateway({
        spares,
        supergraph: SUPERGRAPH,
        port: 0,
        host: '127.0.0.1',
        log: silent,
        subgraphs: new Map([['subjects', underTest.subgraph]]),
        registry: underTest.subgraph.registry!,
        verifyToken: tokenVerifier(issuer),
        anonymousIntrospection: false,
        requestTimeout: 15_000,
        subgraphTimeout: 10_000,
        drainTimeout: 2000,
      }),
    );
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
  await underTest.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `npm run operations -- …` with the token of a steward of the leading department. */
async function operations(...args: string[]) {
  const token = await issuer.issue(
    {
      sub: 'steward',
      roles: ['steward'],
      department: 'development-reform',
      loa: 3,
      client_id: 'demo-office',
      organization: '1112010200000A016Q',
      purpose: 'stewardship',
    },
    '5m',
  );
  const online = ['--url', gateways[0]!.url, '--token', token, '--quiet'];
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [programFile('cli/operations'), ...args, ...online],
      { cwd: ROOT },
      (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), out: stdout.trim(), err: stderr.trim() }),
    );
  });
}

/** The status of a bank's request at each gateway. */
async function sent(body: object): Promise<number[]> {
  const token = await issuer.issue(
    { sub: 'b', roles: ['bank'], client_id: 'test-bank', purpose: 'lending' },
    '5m',
  );
  const answers = gateways.map(({ url }) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }),
  );
  return (await Promise.all(answers)).map(({ status }) => status);
}
const changeApplies = () => new Promise((resolve) => setTimeout(resolve, 2050));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('a list is added, read, replaced, checked, emptied and released, and all gateways follow', async () => {
  const client = ['--client', 'test-bank'];
  const me = await file('me.graphql', `${ME}\n`);
  expect(await sent({ query: ME })).toEqual([200, 200]);
  expect(await operations('add', me, ...client)).toEqual({
    code: 0,
    out: `added\t${operationId(ME)}\tMe`,
    err: '',
  });
  await changeApplies();
  expect(await sent({ query: ME })).toEqual([403, 403]);
  expect(await sent({ documentId: operationId(ME) })).toEqual([200, 200]);

  // A manifest of more than the 100 kB of one request, with an invalid operation at first.
  const texts = Array.from(
    { length: 300 },
    (_one, index) => `query Q${index} { me { id } } # ${'x'.repeat(400)}`,
  );
  const map = (all: readonly string[]) =>
    JSON.stringify(Object.fromEntries(all.map((text, index) => [`q${index}`, text])));
  const wrong = await file('wrong.json', map([...texts, 'query Typo { me { nme } }']));
  const refused = await operations('replace', wrong, ...client);
  expect([refused.code, refused.err]).toEqual([
    1,
    'operations: 1 operation is invalid; nothing was replaced.',
  ]);
  expect(refused.out.split('\n').at(-1)).toBe(
    `invalid\t${wrong}\tTypo\t1:19 of its text: Cannot query field "nme" on type "Subject". Did you mean "name"?`,
  );
  expect((await operations('list')).out).toBe('test-bank\tversion 1\toperations: 1');

  const right = await file('right.json', map(texts));
  expect((await operations('replace', right, ...client)).code).toBe(0);
  expect((await operations('list', ...client)).out.split('\n')).toHaveLength(300);
  expect(JSON.parse((await operations('show', 'q7', ...client)).out)).toMatchObject({
    name: 'Q7',
    document: texts[7],
    aliases: ['q7'],
  });
  await changeApplies();
  expect(await sent({ documentId: operationId(ME) })).toEqual([403, 403]);
  expect(await sent({ doc_id: 'q7' })).toEqual([200, 200]);

  expect((await operations('check')).out).toBe('All 300 operations of 1 client are valid.');
  const next = await file('next.graphql', 'type Query { you: Int }');
  const outdated = await operations('check', '--schema', next, ...client);
  expect([outdated.code, outdated.err]).toEqual([
    1,
    'operations: 300 of 300 operations are invalid.',
  ]);
  expect(outdated.out).toContain('1:12 of its text: Cannot query field "me" on type "Query".');

  expect((await operations('remove', 'q0', 'q1', ...client)).code).toBe(0);
  const changes = JSON.parse((await operations('changes', ...client)).out) as { action: string }[];
  expect(changes.map(({ action }) => action)).toEqual(['REMOVE', 'REPLACE', 'ADD']);
  expect((await operations('release', ...client, '--reason', 'test')).code).toBe(0);
  expect((await operations('list', ...client)).err).toBe(
    'operations: Client test-bank has no list.',
  );
  await changeApplies();
  expect(await sent({ query: ME })).toEqual([200, 200]);
});

test('lists of an earlier version are imported, and a service without the database refuses them', async () => {
  const lists = join(folder, 'lists');
  await mkdir(lists);
  const operation = { name: 'Me', document: ME, addedAt: '2026-01-01T00:00:00.000Z' };
  await writeFile(
    join(lists, 'old-client.json'),
    JSON.stringify({ client: 'old-client', operations: { [operationId(ME)]: operation } }),
  );
  await expect(refuseEarlierLists(lists)).rejects.toThrow(
    `The folder ${lists} contains lists of operations of an earlier version, such as old-client.json: import them with \`npm run operations -- import\`, then remove the folder.`,
  );
  const { uri, dbPrefix } = underTest.store;
  expect(await importEarlierLists(lists, { uri, dbPrefix }, silent)).toEqual(['old-client']);
  expect(await underTest.subgraph.registry!.safelist('old-client')).toMatchObject({
    version: 1,
    operations: [{ id: operationId(ME), document: ME }],
  });
  expect((await readdir(folder)).filter((name) => name.startsWith('lists'))).toEqual([
    'lists.imported',
  ]);
  expect(await importEarlierLists(lists, { uri, dbPrefix }, silent)).toEqual([]);
  await refuseEarlierLists(lists);
});

test.each([
  [['add', 'x.graphql'], '--client ID is missing; see --help.'],
  [['add', '--client', 'c'], 'PATH is missing; see --help.'],
  [['add', 'nothing.graphql', '--client', 'c'], 'The file nothing.graphql cannot be read.'],
])('%j fails with one sentence', async (args, message) => {
  expect(await operations(...args)).toEqual({ code: 1, out: '', err: `operations: ${message}` });
});
