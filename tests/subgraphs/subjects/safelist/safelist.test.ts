import { randomUUID } from 'node:crypto';
import { operationId } from '../../../../schema/safelist/operationId';
import type { Viewer } from '../../../../schema/viewer';
import type { ClientModels } from '../../../../subgraphs/subjects/client/model';
import { importSafelist } from '../../../../subgraphs/subjects/safelist/importSafelist';
import type { SafelistModels } from '../../../../subgraphs/subjects/safelist/model';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask, codes } from '../../../support/ask';
import { clientRecord } from '../../../support/clients';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor, bank, nobody, officer, person, viewerAs } from '../../../support/viewers';

const steward = viewerAs('steward', { department: 'development-reform', assurance: 3 });
const leadOfficer = viewerAs('officer', { department: 'development-reform', assurance: 3 });
const CLIENT = 'test-bank';
const ME = 'query Me { me { id } }';
const SUBJECT = 'query Subject($id: ID!) { subject(id: $id) { id } }';
const NAMES = '{ subjects(ids: []) { id } }';

let underTest: SubgraphUnderTest<{ client: ClientModels; safelist: SafelistModels }>;
beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph);
});
afterAll(() => underTest.stop());
beforeEach(async () => {
  const { client, safelist } = underTest.models;
  for (const model of [client.entry, safelist.list, safelist.operation, safelist.change])
    await (model as typeof client.entry).deleteMany({});
  await client.entry.insertMany([clientRecord({ _id: CLIENT })]);
});

const LIST = 'clientId version restricted operationCount';
const SUBMISSION = `safelist { ${LIST} } results { id name outcome faults { message line column } }`;

async function mutate(
  name: string,
  type: string,
  selection: string,
  input: object,
  { key = randomUUID(), viewer = steward }: { key?: string; viewer?: Viewer } = {},
) {
  const withKey = name !== 'stageSafelistOperations';
  const answer = await ask(
    underTest.subgraph,
    `mutation ($input: ${type}!${withKey ? ', $key: ID!' : ''}) {
      done: ${name}(input: $input${withKey ? ', key: $key' : ''}) { ${selection} } }`,
    { input: { clientId: CLIENT, ...input }, ...(withKey && { key }) },
    viewer,
  );
  const [error] = answer.errors ?? [];
  return { done: answer.data?.['done'] as any, code: codes(answer)[0], message: error?.message };
}
type How = Parameters<typeof mutate>[4];
const operations = (...documents: (string | [string, string])[]) =>
  documents.map((one) =>
    typeof one === 'string' ? { document: one } : { document: one[0], alias: one[1] },
  );
const add = (documents: (string | [string, string])[], own: object = {}, how?: How) =>
  mutate(
    'addSafelistOperations',
    'AddSafelistOperationsInput',
    SUBMISSION,
    { operations: operations(...documents), ...own },
    how,
  );
const stage = (draft: string, documents: (string | [string, string])[], how?: How) =>
  mutate(
    'stageSafelistOperations',
    'StageSafelistOperationsInput',
    SUBMISSION,
    { draft, operations: operations(...documents) },
    how,
  );
const replace = (own: object, how?: How) =>
  mutate('replaceSafelist', 'ReplaceSafelistInput', LIST, own, how);
const remove = (own: object, how?: How) =>
  mutate('removeSafelistOperations', 'RemoveSafelistOperationsInput', LIST, own, how);
const release = (own: object, how?: How) =>
  mutate('releaseSafelist', 'ReleaseSafelistInput', LIST, { reason: '测试', ...own }, how);

/** The ids that the gateway lets the client send, and their other ids. */
async function allowed() {
  const list = await underTest.subgraph.registry!.safelist(CLIENT);
  return list && list.operations.map(({ id, aliases }) => [id, ...aliases]).sort();
}
const outcomes = ({ done }: Awaited<ReturnType<typeof add>>) =>
  done.results.map(({ outcome }: { outcome: string }) => outcome) as string[];

test('a client is restricted from its first operation until it is released', async () => {
  expect(await allowed()).toBeNull();
  expect((await underTest.subgraph.registry!.client(CLIENT))?.safelist).toBeUndefined();
  const { done } = await add([ME, [SUBJECT, 'md5-of-subject']]);
  expect(done).toEqual({
    safelist: { clientId: CLIENT, version: 1, restricted: true, operationCount: 2 },
    results: [
      { id: operationId(ME), name: 'Me', outcome: 'ADDED', faults: [] },
      { id: operationId(SUBJECT), name: 'Subject', outcome: 'ADDED', faults: [] },
    ],
  });
  expect((await underTest.subgraph.registry!.client(CLIENT))?.safelist).toBe(1);
  expect(await allowed()).toEqual(
    [[operationId(ME)], [operationId(SUBJECT), 'md5-of-subject']].sort(),
  );
  expect((await release({ version: 1 })).done).toMatchObject({ version: 2, restricted: false });
  expect(await allowed()).toBeNull();
  expect((await underTest.subgraph.registry!.client(CLIENT))?.safelist).toBeUndefined();
  // Versions continue, so that no gateway mistakes the new list for the old one.
  expect((await add([ME])).done.safelist).toMatchObject({ version: 3, operationCount: 1 });
});

test('each operation is reported: added, unchanged, or invalid with the place and the reason', async () => {
  await add([ME]);
  const answer = await add([
    ME,
    NAMES,
    'query Typo {\n  me { nme }\n}',
    '{ a',
    'query A { me { id } } query B { me { id } }',
    'subscription S { me { id } }',
    `{ me { id } } # ${'x'.repeat(50_000)}`,
  ]);
  const { results, safelist } = answer.done;
  expect(outcomes(answer)).toEqual(['UNCHANGED', 'ADDED', ...Array<string>(5).fill('INVALID')]);
  expect(results.slice(2).map((one: any) => one.faults)).toEqual([
    [
      {
        message: 'Cannot query field "nme" on type "Subject". Did you mean "name"?',
        line: 2,
        column: 8,
      },
    ],
    [{ message: 'Syntax Error: Expected Name, found <EOF>.', line: 1, column: 4 }],
    [{ message: 'The text has 2 operations; it must have exactly one.', line: null, column: null }],
    [{ message: 'Subscriptions are not supported.', line: null, column: null }],
    [
      {
        message: 'The operation has 50016 bytes; at most 50000 are allowed.',
        line: null,
        column: null,
      },
    ],
  ]);
  expect(safelist.operationCount).toBe(2);
});

test('an operation may use fields of every subgraph, as the API schema has them', async () => {
  const document = '{ me { id ... on LegalPerson { penalties(first: 1) { totalCount } } } }';
  expect(outcomes(await add([document]))).toEqual(['ADDED']);
});

test('another id refers to one operation of a list', async () => {
  expect(outcomes(await add([[ME, 'one']]))).toEqual(['ADDED']);
  expect(
    outcomes(
      await add([
        [ME, 'one'],
        [ME, 'two'],
      ]),
    ),
  ).toEqual(['UNCHANGED', 'ADDED']);
  const taken = await add([
    [NAMES, 'two'],
    [SUBJECT, operationId(ME)],
    [SUBJECT, 'a b'],
  ]);
  expect(taken.done.results.map((one: any) => one.faults[0].message)).toEqual([
    `The id two already refers to another operation, ${operationId(ME)}.`,
    `The id ${operationId(ME)} already refers to another operation, ${operationId(ME)}.`,
    'The other id of an operation must have 1 to 200 printable ASCII characters without blanks.',
  ]);
  // The prefix of GraphQL over HTTP is no part of the id.
  expect(outcomes(await add([[ME, `sha256:${operationId(ME)}`]]))).toEqual(['UNCHANGED']);
  expect(await allowed()).toEqual([[operationId(ME), 'one', 'two']]);
});

test('a list is replaced as a whole, by a complete draft only', async () => {
  await add([[ME, 'old-me'], SUBJECT]);
  const draft = 'release-2026-06';
  expect(outcomes(await stage(draft, [[ME, 'new-me']]))).toEqual(['ADDED']);
  expect(outcomes(await stage(draft, [NAMES]))).toEqual(['ADDED']);
  expect(outcomes(await stage(draft, [NAMES]))).toEqual(['UNCHANGED']);
  expect(await allowed()).toEqual([[operationId(ME), 'old-me'], [operationId(SUBJECT)]].sort());

  expect(await replace({ version: 1, draft, operationCount: 3 })).toMatchObject({
    code: 'BAD_USER_INPUT',
    message:
      'The draft has 2 operations and operationCount is 3; submit the missing operations first.',
  });
  expect((await replace({ version: 0, draft, operationCount: 2 })).code).toBe('CONFLICT');
  const key = randomUUID();
  const input = { version: 1, draft, operationCount: 2 };
  const after = { clientId: CLIENT, version: 2, restricted: true, operationCount: 2 };
  expect((await replace(input, { key })).done).toEqual(after);
  expect(await allowed()).toEqual([[operationId(ME), 'new-me'], [operationId(NAMES)]].sort());
  // The draft is used up; the same request again has the same result.
  expect((await replace(input, { key })).done).toEqual(after);
  expect((await replace({ ...input, version: 2 })).code).toBe('BAD_USER_INPUT');
  expect((await replace({ version: 2, operationCount: 0 })).done).toMatchObject({
    operationCount: 0,
    restricted: true,
  });
  expect(await allowed()).toEqual([]);
});

test('of concurrent replacements of one version a single one succeeds, and no list is mixed', async () => {
  await add([ME]);
  const drafts = ['draft-of-one', 'draft-of-two'];
  await stage(drafts[0]!, [SUBJECT]);
  await stage(drafts[1]!, [NAMES]);
  const answers = await Promise.all(
    drafts.map((draft) => replace({ version: 1, draft, operationCount: 1 })),
  );
  const winner = answers.findIndex(({ done }) => done !== null);
  expect(answers[1 - winner]!.code).toBe('CONFLICT');
  expect(await allowed()).toEqual([[operationId([SUBJECT, NAMES][winner]!)]]);
});

test('concurrent additions all succeed', async () => {
  const documents = Array.from({ length: 4 }, (_one, index) => `query Q${index} { me { id } }`);
  const answers = await Promise.all(documents.map((document) => add([document])));
  expect(answers.map(({ code }) => code)).toEqual(documents.map(() => undefined));
  expect(await allowed()).toHaveLength(documents.length);
});

test('a repeated request returns the first result, and its key is not accepted for another', async () => {
  const key = randomUUID();
  const { done } = await add([ME], {}, { key });
  expect((await add([ME], {}, { key })).done).toEqual(done);
  expect((await add([NAMES], {}, { key })).code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect((await add([ME], {}, { key: 'short' })).code).toBe('BAD_USER_INPUT');
  expect((await add([NAMES], { version: 0 })).code).toBe('CONFLICT');
});

test('operations are removed by any of their ids, the last one only on request', async () => {
  await add([[ME, 'me'], SUBJECT, NAMES]);
  expect(await remove({ ids: ['nothing'] })).toMatchObject({
    code: 'NOT_FOUND',
    message: 'The safelist has no operation with the id nothing.',
  });
  const ids = ['me', `sha256:${operationId(SUBJECT)}`];
  expect((await remove({ ids })).done).toMatchObject({ version: 2, operationCount: 1 });
  const last = { ids: [operationId(NAMES)] };
  expect((await remove(last)).code).toBe('INVALID_TRANSITION');
  expect((await remove({ ...last, allowEmpty: true })).done).toMatchObject({ operationCount: 0 });
  expect(await allowed()).toEqual([]);
});

test('nothing is registered for a client that does not exist, or by a caller for its own client', async () => {
  expect((await add([ME], { clientId: 'nobody' })).code).toBe('NOT_FOUND');
  expect((await stage('some-draft', [ME], undefined)).code).toBeUndefined();
  expect((await release({ version: 0 })).code).toBe('NOT_FOUND');
  const own = { viewer: { ...steward, client: CLIENT } };
  expect((await add([ME], {}, own)).code).toBe('FORBIDDEN');
  expect((await replace({ version: 0, draft: 'some-draft', operationCount: 1 }, own)).code).toBe(
    'FORBIDDEN',
  );
});

test('a request and a list are limited, and so is the number of drafts', async () => {
  expect((await add([])).code).toBe('BAD_USER_INPUT');
  expect((await add(Array<string>(201).fill(ME))).message).toBe(
    'The field operations has 201 members; it must have 1 to 200.',
  );
  const { operation } = underTest.models.safelist;
  const row = { clientId: CLIENT, kind: 'QUERY', document: 'x', addedAt: new Date(), addedBy: 'x' };
  await add([ME]);
  await operation.insertMany(
    Array.from({ length: 1999 }, (_one, index) => ({
      ...row,
      _id: `row-${index}`,
      draft: null,
      hash: `hash-${index}`,
      bytes: 1,
      aliases: [],
    })) as never,
  );
  expect((await add([NAMES])).message).toBe('A safelist may have at most 2000 operations.');
  for (const at of [1, 2, 3, 4]) await stage(`draft-number-${at}`, [ME]);
  expect(await operation.distinct('draft', { clientId: CLIENT, draft: { $gt: '' } })).toEqual([
    'draft-number-2',
    'draft-number-3',
    'draft-number-4',
  ]);
});

const READ = `{
  safelist(clientId: "${CLIENT}") { version }
  safelists { nodes { clientId } totalCount }
  safelistOperations(clientId: "${CLIENT}", first: 1) {
    nodes { id name kind document aliases addedBy } totalCount pageInfo { hasNextPage } }
  safelistOperation(clientId: "${CLIENT}", id: "me") { name }
}`;
const HISTORY = `{ safelistChanges(clientId: "${CLIENT}") {
  nodes { version action actor department reason added removed } } }`;

test('lists and their history are read by those who administer or audit clients', async () => {
  await add([[ME, 'me'], NAMES]);
  await stage('never-published', [SUBJECT]);
  await remove({ ids: ['me'] });
  await add([[ME, 'me']]);
  for (const viewer of [steward, leadOfficer, auditor])
    expect((await ask(underTest.subgraph, READ, {}, viewer)).data).toMatchObject({
      safelist: { version: 3 },
      safelists: { nodes: [{ clientId: CLIENT }], totalCount: 1 },
      safelistOperations: { totalCount: 2, pageInfo: { hasNextPage: true } },
      safelistOperation: { name: 'Me' },
    });
  for (const viewer of [steward, auditor]) {
    const { data } = await ask(underTest.subgraph, HISTORY, {}, viewer);
    expect((data?.['safelistChanges'] as any).nodes).toEqual([
      expect.objectContaining({ version: 3, action: 'ADD', added: [operationId(ME)] }),
      expect.objectContaining({ version: 2, action: 'REMOVE', removed: [operationId(ME)] }),
      expect.objectContaining({
        version: 1,
        action: 'ADD',
        actor: steward.actor,
        department: 'development-reform',
        added: expect.arrayContaining([operationId(ME), operationId(NAMES)]),
      }),
    ]);
  }
  expect((await ask(underTest.subgraph, HISTORY, {}, leadOfficer)).data).toEqual({
    safelistChanges: null,
  });
});

test.each<[string, Viewer]>([
  ['a steward of another department', { ...steward, department: 'justice' }],
  ['a steward with a weaker login', { ...steward, assurance: 2 }],
  ['an officer of another department', officer],
  ['a bank', bank],
  ['the client itself', { ...bank, client: CLIENT }],
  ['a person', person('somebody')],
  ['a visitor', nobody],
])('%s reads and changes nothing', async (_who, viewer) => {
  await add([[ME, 'me']]);
  await stage('prepared-draft', [NAMES]);
  for (const query of [READ, HISTORY])
    expect(
      Object.values((await ask(underTest.subgraph, query, {}, viewer)).data ?? {}).filter(Boolean),
    ).toEqual([]);
  const how = { viewer };
  const answers = [
    await add([NAMES], {}, how),
    await stage('another-draft', [NAMES], how),
    await replace({ version: 1, draft: 'prepared-draft', operationCount: 1 }, how),
    await remove({ ids: ['me'], allowEmpty: true }, how),
    await release({ version: 1 }, how),
  ];
  expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 'UNAUTHORIZED_FIELD_OR_TYPE'));
  expect(await allowed()).toEqual([[operationId(ME), 'me']]);
});

test.each<[string, Viewer]>([
  ['an auditor', auditor],
  ['an officer of the leading department', leadOfficer],
])('%s changes nothing', async (_who, viewer) => {
  expect((await add([ME], {}, { viewer })).code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  expect((await release({ version: 0 }, { viewer })).code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
});

test('a list of an earlier version is imported once, even after a release', async () => {
  const { safelist } = underTest.models;
  const list = { clientId: CLIENT, operations: [{ document: ME, addedAt: new Date(0) }] };
  expect(await importSafelist(safelist, list, new Date())).toBe(true);
  expect(await allowed()).toEqual([[operationId(ME)]]);
  expect(await importSafelist(safelist, list, new Date())).toBe(false);
  await release({ version: 1 });
  expect(await importSafelist(safelist, list, new Date())).toBe(false);
  expect(await allowed()).toBeNull();
});
