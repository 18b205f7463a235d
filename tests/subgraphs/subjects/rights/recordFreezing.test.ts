import type { JudgmentDebtorRow } from '../../../../schema/generated/judicial.rows';
import type { Model } from 'mongoose';
import { isInterfaceType, parse } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { subgraphSdl } from '../../../../schema/sdl';
import { SUBGRAPHS } from '../../../../subgraphs';
import { judicialSubgraph } from '../../../../subgraphs/judicial/subgraph';
import { nameGrams } from '../../../../subgraphs/framework/nameGrams';
import { ask, codes } from '../../../support/ask';
import { creditRecord, now } from '../../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { nobody, person, viewerAs } from '../../../support/viewers';

const steward = viewerAs('steward', { department: 'court', assurance: 3 });
const WHY = { reason: '删除在技术上难以实现', legalBasis: '个人信息保护法第四十七条' };

let underTest: SubgraphUnderTest<{
  readonly records: { readonly JudgmentDebtor: Model<JudgmentDebtorRow> };
}>;
let keys = 0;
const key = () => `key-${String(++keys).padStart(8, '0')}`;

const debtor = (_id: string, more: Partial<JudgmentDebtorRow> = {}): JudgmentDebtorRow => ({
  ...creditRecord({ _id, subjectId: 'ann' }),
  partyKind: 'PERSON',
  name: '某甲乙',
  nameGrams: nameGrams('某甲乙'),
  maskedIdNumber: '1****************X',
  uscc: null,
  court: '天津市河东区人民法院',
  caseNumber: '（2026）津0102执567号',
  filedOn: '2026-02-10',
  amount: 12_345_600n,
  terminatedOn: null,
  outstandingAmount: null,
  ...more,
});

async function change(
  action: 'freeze' | 'unfreeze',
  id: string,
  version: number,
  { viewer = steward, idempotencyKey = key(), type = 'JudgmentDebtor', reason = WHY.reason } = {},
) {
  return ask(
    underTest.subgraph,
    `mutation ($input: RecordFreezingInput!, $key: ID!) {
      answer: ${action}JudicialRecord(input: $input, key: $key) {
        type recordId frozen version steps { action by department reason legalBasis version }
      }
    }`,
    { input: { type, id, version, ...WHY, reason }, key: idempotencyKey },
    viewer,
  );
}
const outcomeOf = ({ data }: Awaited<ReturnType<typeof ask>>) =>
  data?.['answer'] as Record<string, any>;

/** Every way to query a record: by subject, by id, by search, by count. */
async function doors(viewer = nobody, id = 'one', subjectId = 'ann') {
  const { data, errors } = await ask(
    underTest.subgraph,
    `query ($who: [_Any!]!) {
      judgmentDebtors(name: "某甲乙") { totalCount edges { cursor } nodes { id } pageInfo { endCursor } }
      _entities(representations: $who) {
        ... on JudgmentDebtor { id state versions { state reason } }
        ... on Subject { enforcements { totalCount nodes { id } } }
      }
    }`,
    {
      who: [
        { __typename: 'JudgmentDebtor', id },
        { __typename: 'Subject', id: subjectId },
      ],
    },
    viewer,
  );
  expect(errors).toBeUndefined();
  return data;
}

beforeAll(async () => {
  underTest = await subgraphUnderTest(judicialSubgraph, { now });
}, 60_000);
afterAll(() => underTest.stop());
beforeEach(async () => {
  await underTest.models.records.JudgmentDebtor.deleteMany({});
  await underTest.models.records.JudgmentDebtor.insertMany([
    debtor('one', { state: 'DISPUTED' }),
    debtor('two', { subjectId: 'ben' }),
    debtor('far', { subjectId: 'cam', sourceDepartmentId: 'education' }),
  ]);
});

describe('a frozen record', () => {
  it('is returned only to its subject, not even to its department, and comes back unchanged', async () => {
    const ann = person('ann');
    const viewers = [
      nobody,
      person('ben'),
      steward,
      viewerAs('officer', { department: 'court' }),
      viewerAs('officer', {
        department: 'education',
        caseFile: { reference: 'HD-2026-0001', subjects: ['ann'] },
      }),
    ];
    for (const viewer of viewers) expect(JSON.stringify(await doors(viewer))).toContain('"one"');
    expect(outcomeOf(await change('freeze', 'one', 1))).toMatchObject({ frozen: true, version: 2 });
    for (const viewer of viewers) {
      const seen = await doors(viewer);
      expect(seen).toMatchObject({
        judgmentDebtors: { totalCount: 2 },
        _entities: [null, { enforcements: { totalCount: 0, nodes: [] } }],
      });
      expect(JSON.stringify(seen)).not.toContain('"one"');
      // Indistinguishable from a record that never existed.
      expect((await doors(viewer, 'none', 'nobody'))!['_entities']).toEqual(seen!['_entities']);
    }
    expect(await doors(ann)).toMatchObject({
      judgmentDebtors: { totalCount: 3 },
      _entities: [
        { id: 'one', state: 'FROZEN' },
        { enforcements: { totalCount: 1, nodes: [{ id: 'one' }] } },
      ],
    });
    await change('unfreeze', 'one', 2);
    for (const viewer of [...viewers, ann])
      expect(await doors(viewer)).toMatchObject({
        judgmentDebtors: { totalCount: 3 },
        _entities: [{ id: 'one', state: 'DISPUTED' }, { enforcements: { totalCount: 1 } }],
      });
  });

  it('comes back by its versions when its source delivered it frozen', async () => {
    const [first] = creditRecord().versions;
    await underTest.models.records.JudgmentDebtor.insertMany([
      debtor('late', {
        state: 'FROZEN',
        versions: [
          { ...first!, state: 'DISPUTED' },
          { ...first!, version: 2, state: 'FROZEN' },
        ],
      }),
      debtor('born', { state: 'FROZEN', versions: [{ ...first!, state: 'FROZEN' }] }),
    ]);
    expect(outcomeOf(await change('unfreeze', 'late', 2))).toMatchObject({ frozen: false });
    expect((await doors(nobody, 'late'))!['_entities']).toMatchObject([{ state: 'DISPUTED' }, {}]);
    expect(codes(await change('unfreeze', 'born', 1))).toEqual(['INVALID_TRANSITION']);
  });

  it('leaves the other records of its subject visible', async () => {
    await underTest.models.records.JudgmentDebtor.insertMany([debtor('three')]);
    await change('freeze', 'one', 1);
    expect(await doors()).toMatchObject({
      _entities: [null, { enforcements: { nodes: [{ id: 'three' }] } }],
    });
  });

  it('hides the steward’s own words from those who see the record again', async () => {
    await change('freeze', 'one', 1);
    await change('unfreeze', 'one', 2);
    const seen = JSON.stringify(await doors());
    expect(seen).toContain('依法停止处理');
    expect(seen).not.toContain(WHY.reason);
  });
});

describe('the freezing of a record', () => {
  it('shows who did it, when and why, only to its department and to audit', async () => {
    await change('freeze', 'two', 1);
    const freezingOf = (viewer = steward, id = 'two') =>
      ask(
        underTest.subgraph,
        `query ($id: ID!) {
          answer: freezingOfJudicialRecord(type: "JudgmentDebtor", recordId: $id) {
            frozen version steps { action at by department reason legalBasis version }
          }
        }`,
        { id },
        viewer,
      );
    const entry = outcomeOf(await freezingOf());
    expect(entry).toMatchObject({ frozen: true, version: 2 });
    expect(entry['steps'].at(-1)).toEqual({
      action: 'FREEZE',
      at: now().toISOString(),
      by: 'test-steward',
      department: 'court',
      ...WHY,
      version: 2,
    });
    expect(outcomeOf(await freezingOf(viewerAs('auditor')))).toEqual(entry);
    expect(outcomeOf(await freezingOf({ ...steward, department: 'education' }))).toBeNull();
    expect(outcomeOf(await freezingOf(steward, 'none'))).toBeNull();
    expect(codes(await freezingOf(person('ben')))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is possible for the department of the record; for others the record does not exist', async () => {
    const other = await change('freeze', 'far', 1);
    expect(codes(other)).toEqual(['NOT_FOUND']);
    expect(codes(await change('freeze', 'none', 1))).toEqual(['NOT_FOUND']);
    expect(JSON.stringify(await doors())).toContain('"far"');
    const nowhere = viewerAs('steward', { assurance: 3 });
    expect(codes(await change('freeze', 'far', 1, { viewer: nowhere }))).toEqual(['NOT_FOUND']);
  });

  it.each([
    ['a visitor', nobody],
    ['the subject', person('ann')],
    ['a steward at a low assurance', { ...steward, assurance: 2 }],
    ['an officer of the department', viewerAs('officer', { department: 'court', assurance: 3 })],
    ['an auditor', viewerAs('auditor', { assurance: 3 })],
  ])('is refused to %s', async (_who, viewer) => {
    expect(codes(await change('freeze', 'one', 1, { viewer }))).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    expect(JSON.stringify(await doors())).toContain('"one"');
  });

  it('is idempotent by key, and reports a key used for other input', async () => {
    const idempotencyKey = key();
    const first = await change('freeze', 'two', 1, { idempotencyKey });
    await change('unfreeze', 'two', 2);
    expect(await change('freeze', 'two', 1, { idempotencyKey })).toEqual(first);
    expect(codes(await change('freeze', 'one', 1, { idempotencyKey }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(codes(await change('unfreeze', 'two', 1, { idempotencyKey }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(JSON.stringify(await doors())).toContain('"two"');
  });

  it('refuses an outdated version, a state that does not allow it, an unknown type, too short a reason', async () => {
    expect(codes(await change('unfreeze', 'one', 1))).toEqual(['INVALID_TRANSITION']);
    expect(codes(await change('freeze', 'one', 0))).toEqual(['CONFLICT']);
    await change('freeze', 'one', 1);
    expect(codes(await change('freeze', 'one', 2))).toEqual(['INVALID_TRANSITION']);
    expect(codes(await change('freeze', 'two', 1, { type: 'Department' }))).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(codes(await change('freeze', 'two', 1, { reason: ' x ' }))).toEqual(['BAD_USER_INPUT']);
  });

  it('is decided once by two stewards concurrently', async () => {
    const both = await Promise.all([change('freeze', 'two', 1), change('freeze', 'two', 1)]);
    expect(both.flatMap(codes)).toEqual(['CONFLICT']);
    const storedRecord = await underTest.models.records.JudgmentDebtor.findById('two').lean();
    expect(storedRecord!.versions.map(({ state }) => state)).toEqual(['ACTIVE', 'FROZEN']);
  });
});

describe.each(
  SUBGRAPHS.filter(({ records = [] }) => records.length > 0).map((each) => [each.name, each]),
)('the records of %s', (name, definition) => {
  it('can all be frozen, whatever their type', async () => {
    const schema = buildSubgraphSchema(parse(subgraphSdl(name)));
    const ofRecords = schema.getType('CreditRecord');
    if (!isInterfaceType(ofRecords)) throw new Error('There is no interface CreditRecord.');
    const types = schema.getPossibleTypes(ofRecords).map((type) => type.name);
    expect(types.length).toBeGreaterThan(1);
    const own = await subgraphUnderTest<{
      readonly records: Readonly<Record<string, Model<any>>>;
    }>(definition, { now });
    try {
      const domain = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      for (const type of types) {
        const model = own.models.records[type]!;
        await model.collection.insertOne({ ...creditRecord({ _id: type }), type } as object);
        const exists = () =>
          ask(
            own.subgraph,
            `{ _entities(representations: [{ __typename: "${type}", id: "${type}" }]) { __typename } }`,
          );
        expect((await exists()).data).toEqual({ _entities: [{ __typename: type }] });
        const frozen = await ask(
          own.subgraph,
          `mutation ($input: RecordFreezingInput!, $key: ID!) {
              answer: freeze${domain}Record(input: $input, key: $key) { frozen }
            }`,
          { input: { type, id: type, version: 1, ...WHY }, key: key() },
          steward,
        );
        expect(outcomeOf(frozen)).toEqual({ frozen: true });
        expect((await exists()).data).toEqual({ _entities: [null] });
      }
    } finally {
      await own.stop();
    }
  }, 60_000);
});
