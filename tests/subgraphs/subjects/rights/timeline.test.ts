import type { Connection } from 'mongoose';
import type { DemoCallerOptions } from '../../../../gateway/authentication/demoCallers';
import type { Role } from '../../../../schema/viewer';
import { SUBGRAPHS } from '../../../../subgraphs';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import type { RecordChange } from '../../../../subgraphs/framework/records/writer/changeState';
import type { WrittenRow } from '../../../../subgraphs/framework/records/writer/event';
import { recordWriter } from '../../../../subgraphs/framework/records/writer/recordWriter';
import type { StateAction } from '../../../../subgraphs/framework/records/writer/transitions';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { eventually } from '../../../support/eventually';
import { testVaultKeys } from '../../../support/vault';
import { askOver, startDataset, type Site, type TestDataset } from './support';

/** The list of each kind of record on Subject, by type. */
const LISTS = new Map(
  SUBGRAPHS.flatMap(({ records = [] }) =>
    records.map(({ type, list }) => [type, list!.field] as const),
  ),
);
const EACH_LIST = Array.from(
  LISTS,
  ([type, field]) => `${type}: ${field}(first: 100) { totalCount nodes { id decisionDate } }`,
).join(' ');
const RECORD = `query ($id: ID!) { record(id: $id) { __typename id decisionDate } }`;

interface Caller {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}
interface Node {
  readonly id: string;
  readonly __typename: string;
  readonly decisionDate: string;
}
interface Timeline {
  readonly totalCount: number;
  readonly nodes: readonly (Node | null)[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let dataset: TestDataset;
let site: Site;
const databases = new Map<string, Database>();

beforeAll(async () => {
  dataset = await startDataset();
  site = await dataset.site({ relayInterval: 50 });
  for (const { name } of SUBGRAPHS)
    databases.set(name, await connect(dataset.uri, `${dataset.dbPrefix}_${name}`));
}, 180_000);
afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await site.stop();
  await dataset.stop();
});

const as = async (
  role: Role,
  options: DemoCallerOptions = {},
  headers: Record<string, string> = {},
): Promise<Caller> => ({ token: await dataset.token(role, options), headers });

async function data(query: string, variables: object, { token, headers }: Caller = {}) {
  const { body } = await askOver(site.gateway, query, { ...variables }, token, headers);
  expect(body.errors).toBeUndefined();
  return body;
}

const TIMELINE =
  'totalCount pageInfo { hasNextPage endCursor } nodes { __typename id decisionDate } edges { cursor node { id } }';
async function timeline(id: string, caller?: Caller, args = '(first: 100)'): Promise<Timeline> {
  const query = `query ($id: ID!) { subject(id: $id) { timeline${args} { ${TIMELINE} } } }`;
  return (await data(query, { id }, caller)).data.subject.timeline as Timeline;
}
const record = async (id: string, caller?: Caller) =>
  (await data(RECORD, { id }, caller)).data.record as Node | null;

/** The records in all lists of a subject for a caller, in the order of a timeline. */
async function listed(id: string, caller?: Caller): Promise<Node[]> {
  const query = `query ($id: ID!) { subject(id: $id) { ${EACH_LIST} } }`;
  const { subject } = (await data(query, { id }, caller)).data;
  const nodes = Object.entries<{ totalCount: number; nodes: Node[] }>(subject).flatMap(
    ([type, list]) => {
      expect(list.nodes).toHaveLength(list.totalCount);
      return list.nodes.map((node) => ({ ...node, __typename: type }));
    },
  );
  return nodes.sort((a, b) => (`${a.decisionDate}|${a.id}` < `${b.decisionDate}|${b.id}` ? 1 : -1));
}

/** Gives access to the records of a subgraph. */
function recordsOf(type: string): { readonly connection: Connection; readonly name: string } {
  const { name } = SUBGRAPHS.find(({ records = [] }) =>
    records.some((kind) => kind.type === type),
  )!;
  return { connection: databases.get(name)!.connection, name };
}
const rowOf = async (type: string, filter: object): Promise<WrittenRow> =>
  (await recordsOf(type)
    .connection.collection<WrittenRow>(RECORDS)
    .findOne({ type, ...filter }))!;

let keys = 0;
/**
 * Changes a record through the writer, like another process: no gateway learns of it immediately.
 */
async function write(row: WrittenRow, action: StateAction): Promise<void> {
  const { connection, name } = recordsOf(row.type);
  const { records = [] } = SUBGRAPHS.find((each) => each.name === name)!;
  const vault = databaseVault(connection, { subgraph: name, keys: testVaultKeys });
  const version = (await rowOf(row.type, { _id: row._id })).versions.length;
  const why: RecordChange & { key: string } = {
    actor: 'some-steward',
    department: row.sourceDepartmentId,
    at: new Date('2026-06-30T04:00:00Z'),
    reason: '按来源部门通知办理',
    legalBasis: '个人信息保护法第四十七条',
    version,
    key: `key-${String(++keys).padStart(8, '0')}`,
  };
  await recordWriter(connection, records, vault).change(row.type, row._id, action, why);
}

describe('a timeline', () => {
  /** Callers of every relation to the demo person and company. */
  const callers = async (): Promise<readonly (readonly [string, Caller])[]> => {
    const { person, company, lawyer, consent } = dataset.demo;
    const inCase = { caseFile: { reference: 'HD-1', subjects: [person, company, lawyer] } };
    return [
      ['nobody', {}],
      ['the person, who represents the company', await as('person')],
      ['another person', await as('person', { subject: lawyer, represents: [] })],
      ['a bank without consent', await as('bank')],
      ['a bank with consent', await as('bank', {}, { consent })],
      ['an officer of a department', await as('officer')],
      ['an officer of the case', await as('officer', { department: 'education', ...inCase })],
      ['a steward', await as('steward')],
      ['an analyst', await as('analyst')],
      ['an auditor', await as('auditor')],
    ];
  };

  it('returns to each caller what the lists of all kinds return, newest first, with its count', async () => {
    const { person, company, lawyer, teacher, defaulter } = dataset.demo;
    const totals = new Set<number>();
    for (const [who, caller] of await callers())
      for (const id of [person, company, lawyer, teacher, defaulter]) {
        const wanted = await listed(id, caller);
        const { totalCount, nodes } = await timeline(id, caller);
        expect([who, nodes]).toEqual([who, wanted]);
        expect([who, totalCount]).toEqual([who, wanted.length]);
        if (id === person) totals.add(totalCount);
      }
    // Callers must differ in what they see; otherwise the comparison proves nothing.
    expect(totals.size).toBeGreaterThan(2);
  }, 120_000);

  it('agrees with record(id:) on every record, for every caller', async () => {
    const { person, company } = dataset.demo;
    const all = new Map<string, Node>();
    for (const caller of [await as('person'), await as('officer')])
      for (const id of [person, company])
        for (const node of await listed(id, caller)) all.set(node.id, node);
    for (const [who, caller] of await callers()) {
      const seen = new Map(
        [...(await listed(person, caller)), ...(await listed(company, caller))].map((node) => [
          node.id,
          node,
        ]),
      );
      const ids = [...all.keys()];
      const selections = ids.map(
        (id, index) => `r${index}: record(id: "${id}") { __typename id decisionDate }`,
      );
      for (let index = 0; index < selections.length; index += 10) {
        const answer = (
          await data(`{ ${selections.slice(index, index + 10).join(' ')} }`, {}, caller)
        ).data;
        for (const [name, found] of Object.entries(answer)) {
          const id = ids[Number(name.slice(1))]!;
          expect([who, id, found]).toEqual([who, id, seen.get(id) ?? null]);
        }
      }
    }
  }, 120_000);

  it('reports the withheld classes, as the lists do together', async () => {
    const classes = (body: { extensions?: { withheld?: { records: string[] }[] } }) =>
      [...new Set((body.extensions?.withheld ?? []).flatMap(({ records }) => records))].sort();
    for (const [who, caller] of await callers()) {
      const variables = { id: dataset.demo.lawyer };
      const lists = await data(
        `query ($id: ID!) { subject(id: $id) { ${EACH_LIST} } }`,
        variables,
        caller,
      );
      const line = await data(
        `query ($id: ID!) { subject(id: $id) { timeline { totalCount nodes { id } } } }`,
        variables,
        caller,
      );
      expect([who, classes(line)]).toEqual([who, classes(lists)]);
    }
  }, 60_000);

  it('is on the disclosure log under the types of its records, and so is its total', async () => {
    const person = await as('person');
    await timeline(dataset.demo.person, person);
    const query = `{ me { accessHistory(first: 5, includeOwn: true) {
      nodes { entries { subgraph fields { type field } } } } } }`;
    const { nodes } = (await data(query, {}, person)).data.me.accessHistory;
    type Entry = { subgraph: string; fields: { type: string; field: string }[] };
    const own = (nodes as { entries: Entry[] }[])
      .flatMap(({ entries }) => entries)
      .filter(
        ({ subgraph, fields }) =>
          subgraph === 'subjects' && fields.some(({ type }) => type === 'CreditRecordConnection'),
      );
    expect(own[0]!.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'Penalty', field: 'id' }),
        expect.objectContaining({ type: 'CreditRecordConnection', field: 'totalCount' }),
      ]),
    );
  });

  it('uses a consent only where it opens data', async () => {
    const { person, consent, company } = dataset.demo;
    const used = async (id: string) => {
      const query =
        'query ($id: ID!) { subject(id: $id) { timeline(first: 100) { totalCount nodes { id } } } }';
      const body = await data(query, { id }, await as('bank', {}, { consent }));
      return body.extensions.consents[0].used === true;
    };
    expect(await used(person)).toBe(true);
    expect(await used(company)).toBe(false);
  });
});

describe('the pages of a timeline', () => {
  it('contain each record once, of all kinds, with stable cursors', async () => {
    const id = dataset.demo.company;
    const person = await as('person');
    const whole = await timeline(id, person);
    const seen: Node[] = [];
    const cursors: string[] = [];
    for (let args = '(first: 3)'; ;) {
      const page = await timeline(id, person, args);
      expect(page.totalCount).toBe(whole.totalCount);
      seen.push(...(page.nodes as Node[]));
      cursors.push(...page.edges.map(({ cursor }) => cursor));
      if (!page.pageInfo.hasNextPage) break;
      args = `(first: 3, after: "${page.pageInfo.endCursor}")`;
    }
    expect(seen).toEqual(whole.nodes);
    expect(new Set(seen.map(({ __typename }) => __typename)).size).toBeGreaterThan(4);
    expect(cursors).toEqual(whole.edges.map(({ cursor }) => cursor));
  });

  it('may be restricted to types, days and departments', async () => {
    const id = dataset.demo.company;
    const all = (await timeline(id)).nodes as Node[];
    const types = ['Penalty', 'Permit'];
    const ofTypes = await timeline(
      id,
      {},
      '(first: 100, filter: { types: ["Permit", "Penalty"] })',
    );
    expect(ofTypes.nodes).toEqual(all.filter(({ __typename }) => types.includes(__typename)));
    expect(ofTypes.totalCount).toBe(ofTypes.nodes.length);
    const [from, to] = [all[8]!.decisionDate, all[2]!.decisionDate];
    const ofDays = `(first: 100, filter: { decidedFrom: "${from}", decidedTo: "${to}" })`;
    expect((await timeline(id, {}, ofDays)).nodes).toEqual(
      all.filter(({ decisionDate }) => from <= decisionDate && decisionDate <= to),
    );
    const ofCourt = '(first: 100, filter: { sourceDepartment: "court" })';
    const courts = ['ConsumptionRestriction', 'JudgmentDebtor', 'JudgmentDefaulter'];
    expect((await timeline(id, {}, ofCourt)).nodes).toEqual(
      all.filter(({ __typename }) => courts.includes(__typename)),
    );
    expect((await timeline(id, {}, '(filter: { types: [] })')).totalCount).toBe(0);
  });

  it.each([
    ['(first: 101)', 'PAGE_SIZE_OUT_OF_RANGE', /between 1 and 100/],
    ['(first: 0)', 'PAGE_SIZE_OUT_OF_RANGE', /between 1 and 100/],
    ['(after: "bm9wZQ")', 'INVALID_CURSOR', /cursor/],
    [
      '(filter: { types: ["Penalty", "Fine"] })',
      'BAD_USER_INPUT',
      /^The field filter\.types\[1\] is not a record type; use one of ConsumptionRestriction, .*Penalty, .*TaxGrade, VoluntaryDeclaration\.$/,
    ],
  ])('are refused for %s', async (args, code, message) => {
    const query = `query ($id: ID!) { subject(id: $id) { timeline${args} { nodes { id } } } }`;
    const { body } = await askOver(site.gateway, query, { id: dataset.demo.company });
    expect(body.data?.subject?.timeline ?? null).toBeNull();
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: expect.objectContaining({ code }),
      }),
    ]);
  });

  it('are refused with the cursor of another list', async () => {
    const id = dataset.demo.company;
    const { subject } = (
      await data('query ($id: ID!) { subject(id: $id) { permits { pageInfo { endCursor } } } }', {
        id,
      })
    ).data;
    const { body } = await askOver(
      site.gateway,
      'query ($id: ID!, $after: String) { subject(id: $id) { timeline(after: $after) { nodes { id } } } }',
      { id, after: subject.permits.pageInfo.endCursor },
    );
    expect(body.errors).toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }]);
  });
});

describe('a changed record', () => {
  /** How a record becomes visible only to its own person, and whether it comes back. */
  it.each([
    ['Penalty', 'FREEZE', 'UNFREEZE'],
    ['Permit', 'REVOKE', undefined],
    ['JudgmentDebtor', 'REPAIR', undefined],
  ] as const)('of type %s leaves the timeline with %s', async (type, action, back) => {
    const { person, lawyer } = dataset.demo;
    const row = await rowOf(type, { subjectId: person, state: 'ACTIVE' });
    const own = await as('person');
    const inCase = { caseFile: { reference: 'HD-1', subjects: [person] } };
    const officer = await as('officer', inCase);
    const stranger = await as('person', { subject: lawyer, represents: [] });
    const has = async (caller: Caller) =>
      (await timeline(person, caller)).nodes.some((node) => node?.id === row._id);
    expect([await has(own), await has(officer)]).toEqual([true, true]);
    await write(row, action);
    await eventually(async () => expect(await has(officer)).toBe(false));
    expect(await record(row._id, officer)).toBeNull();
    expect(await record(row._id, stranger)).toBeNull();
    expect(await has(own)).toBe(true);
    expect(await record(row._id, own)).toMatchObject({ id: row._id });
    if (back === undefined) return;
    await write(row, back);
    await eventually(async () => expect(await has(officer)).toBe(true));
  });

  it('is null among the nodes when its own subgraph already refuses it', async () => {
    const { company } = dataset.demo;
    const { connection } = recordsOf('Permit');
    const quiet = await rowOf('Permit', {
      subjectId: company,
      disclosure: 'OPEN',
      state: 'ACTIVE',
    });
    // The state between the write and the delivery of its event.
    const rows = connection.collection<WrittenRow>(RECORDS);
    await rows.updateOne({ _id: quiet._id }, { $set: { state: 'REVOKED' } });
    const before = await timeline(company);
    const index = before.nodes.indexOf(null);
    expect(index).toBeGreaterThanOrEqual(0);
    expect(before.nodes.filter((node) => node === null)).toHaveLength(1);
    expect(before.nodes).toHaveLength(before.totalCount);
    expect(before.edges[index]!.cursor).toEqual(expect.any(String));
    expect(await record(quiet._id)).toBeNull();
    await rows.updateOne({ _id: quiet._id }, { $set: { state: 'ACTIVE' } });
    expect((await timeline(company)).nodes).not.toContain(null);
  });
});

describe('the records of a hidden subject', () => {
  it('are found by nobody, the subject included', async () => {
    const id = dataset.demo.teacher;
    const own = await as('person', { subject: id, represents: [] });
    const [first] = (await timeline(id, own)).nodes;
    expect(await record(first!.id, own)).toMatchObject({ id: first!.id });
    const steward = await as('steward', { department: 'development-reform' });
    const change = (field: string, version: number) =>
      data(
        `mutation ($input: FreezingInput!, $key: ID!) { ${field}(input: $input, key: $key) { version } }`,
        {
          input: { subjectId: id, version, reason: '停止处理', legalBasis: '第四十七条' },
          key: `key-${field}`,
        },
        steward,
      );
    await change('freezeSubject', 0);
    // Immediately, before any other subgraph has received the event.
    expect(await record(first!.id, own)).toBeNull();
    await change('unfreezeSubject', 1);
    await eventually(async () => expect(await record(first!.id, own)).toMatchObject(first!));
  });

  it('are found by nobody for a minor', async () => {
    const subjects = databases.get('subjects')!.connection;
    const minor = await subjects.collection('recordIndex').findOne({ subjectIsMinor: true });
    expect(minor).not.toBeNull();
    const subject = minor!['subjectId'] as string;
    for (const caller of [
      {},
      await as('person', { subject, represents: [] }),
      await as('officer', { caseFile: { reference: 'HD-1', subjects: [subject] } }),
    ])
      expect(await record(String(minor!._id), caller)).toBeNull();
  });
});
