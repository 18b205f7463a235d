import { REGISTRY_CALLS } from '../../schema/registryCall';
import type { Registry } from '../../schema/registry';
import { subjectsSubgraph } from '../../subgraphs/subjects/subgraph';
import type { IndexModels } from '../../subgraphs/subjects/recordIndex/model';
import type { SubjectRow } from '../../schema/generated/subjects.rows';
import type { Model } from 'mongoose';
import { ask } from '../support/ask';
import { now } from '../support/creditRecord';
import { INDEXED_AT, indexedRecord, indexEvents } from '../support/indexedRecord';
import { organization } from '../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import { viewerAs } from '../support/viewers';

interface Models {
  readonly index: IndexModels;
  readonly subject: Model<SubjectRow>;
}

let underTest: SubgraphUnderTest<Models>;
let registry: Registry;
let subgraphs = 0;
/** A subgraph without indexed records. */
const AT = '2026-06-15T04:00:00.000Z';
const fresh = () => `subgraph-${++subgraphs}`;
const stored = async (id: string) => underTest.models.index.record.findById(id).lean();

beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph, { now });
  registry = underTest.subgraph.registry!;
});
afterAll(() => underTest.stop());

describe('the catalogue', () => {
  const refreshed = async (type: string) => {
    const query = `{ catalogue(type: "${type}", first: 1) { nodes { lastRefreshedAt } } }`;
    const { data } = await ask(underTest.subgraph, query);
    return (data!['catalogue'] as { nodes: { lastRefreshedAt: string | null }[] }).nodes[0]!
      .lastRefreshedAt;
  };

  it('says when records of a type were last reported or changed', async () => {
    const [event] = indexEvents([indexedRecord('refreshed', { type: 'SectorGrade' })]);
    expect(await refreshed('SectorGrade')).toBeNull();
    const later = { ...event!, number: 2, at: '2026-03-07T02:00:00.000Z' };
    await registry.indexRecords(fresh(), [event!, later]);
    expect(await refreshed('SectorGrade')).toBe('2026-03-07T02:00:00.000Z');
    await registry.indexRecords(fresh(), [event!]);
    expect(await refreshed('SectorGrade')).toBe('2026-03-07T02:00:00.000Z');
    expect(await refreshed('TaxGrade')).toBeNull();
  });
});

describe('events of records', () => {
  it('are applied together with their number', async () => {
    const name = fresh();
    expect(await registry.recordCursor(name)).toBe(0);
    const record = indexedRecord('one');
    expect(await registry.indexRecords(name, indexEvents([record]))).toBe(1);
    expect(await registry.recordCursor(name)).toBe(1);
    const { id: _id, ...rest } = record;
    expect(await stored('one')).toEqual({ _id, ...rest });
  });

  it('leave a record as the last of them has it', async () => {
    const name = fresh();
    const states = ['ACTIVE', 'DISPUTED', 'REPAIRED'] as const;
    const records = states.map((state) => indexedRecord('changing', { state }));
    await registry.indexRecords(name, indexEvents(records));
    expect(await stored('changing')).toMatchObject({ state: 'REPAIRED' });
    const next = indexedRecord('changing', { state: 'FROZEN' });
    await registry.indexRecords(name, indexEvents([next], 4));
    expect(await stored('changing')).toMatchObject({ state: 'FROZEN' });
  });

  it('have no effect when repeated, alone or before new ones', async () => {
    const name = fresh();
    const old = indexEvents([indexedRecord('late', { state: 'ACTIVE' })]);
    const newer = indexEvents([indexedRecord('late', { state: 'REVOKED' })], 2);
    await registry.indexRecords(name, [...old, ...newer]);
    expect(await registry.indexRecords(name, old)).toBe(2);
    expect(await stored('late')).toMatchObject({ state: 'REVOKED' });
    const third = indexEvents([indexedRecord('third')], 3);
    expect(await registry.indexRecords(name, [...old, ...newer, ...third])).toBe(3);
    expect(await stored('late')).toMatchObject({ state: 'REVOKED' });
    expect(await stored('third')).not.toBeNull();
  });

  it.each([
    ['follow a gap', [3], 2],
    ['have one among them', [2, 4], 3],
    ['come in another order', [3, 2], 2],
  ])('are refused as a whole when they %s', async (_what, numbers, missing) => {
    const name = fresh();
    await registry.indexRecords(name, indexEvents([indexedRecord(`${name}.first`)]));
    const events = numbers.map((number) => ({
      number,
      at: INDEXED_AT,
      record: indexedRecord(`${name}.gap`),
    }));
    await expect(registry.indexRecords(name, events)).rejects.toMatchObject({
      message: `The record event with number ${missing} is missing.`,
      extensions: { code: 'CONFLICT' },
    });
    expect(await stored(`${name}.gap`)).toBeNull();
    expect(await registry.recordCursor(name)).toBe(1);
  });

  it('are applied once when several gateways deliver them concurrently', async () => {
    const name = fresh();
    const events = indexEvents(
      Array.from({ length: 60 }, (_, index) =>
        indexedRecord(`${name}.${index % 20}`, { state: index < 40 ? 'ACTIVE' : 'EXPIRED' }),
      ),
    );
    const batches = [events.slice(0, 25), events.slice(0, 45), events];
    const ends = await Promise.allSettled(
      [...batches, ...batches].map((batch) => registry.indexRecords(name, batch)),
    );
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await registry.recordCursor(name)).toBe(60);
    const rows = await underTest.models.index.record
      .find({ _id: new RegExp(`^${name}\\.`) })
      .lean();
    expect(rows).toHaveLength(20);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['EXPIRED']));
  });

  it('are refused when a record has the id of one of another type', async () => {
    const name = fresh();
    await registry.indexRecords(name, indexEvents([indexedRecord('taken')]));
    const other = indexEvents([indexedRecord('taken', { type: 'TaxGrade' })]);
    await expect(registry.indexRecords(fresh(), other)).rejects.toThrow('another type');
    expect(await stored('taken')).toMatchObject({ type: 'Penalty' });
  });

  it('of a destruction removes the record, and is applied once', async () => {
    const name = fresh();
    await registry.indexRecords(name, indexEvents([indexedRecord('ended'), indexedRecord('kept')]));
    const destruction = { number: 3, at: AT, destroyed: { id: 'ended', type: 'Penalty' } };
    expect(await registry.indexRecords(name, [destruction])).toBe(3);
    expect(await stored('ended')).toBeNull();
    expect(await stored('kept')).not.toBeNull();
    expect(await registry.indexRecords(name, [destruction])).toBe(3);
  });

  it('of a record that is written and destroyed in one delivery leaves nothing', async () => {
    const name = fresh();
    const [written] = indexEvents([indexedRecord('brief')]);
    const destruction = { number: 2, at: AT, destroyed: { id: 'brief', type: 'Penalty' } };
    await registry.indexRecords(name, [written!, destruction]);
    expect(await stored('brief')).toBeNull();
  });

  it('contain only what the index needs', () => {
    const schema = REGISTRY_CALLS.indexRecords;
    const record = indexedRecord('wire');
    const [event] = indexEvents([record]);
    expect(schema.safeParse(['judicial', [event]]).success).toBe(true);
    for (const more of [{ name: '某甲' }, { subjectHidden: true }, { versions: [] }])
      expect(
        schema.safeParse(['judicial', [{ ...event, record: { ...record, ...more } }]]).success,
      ).toBe(false);
    const destroyed = { number: 1, at: AT, destroyed: { id: 'wire', type: 'Penalty' } };
    expect(schema.safeParse(['judicial', [destroyed]]).success).toBe(true);
    expect(schema.safeParse(['judicial', [{ ...destroyed, record }]]).success).toBe(false);
    expect(schema.safeParse(['judicial', [{ ...event, reason: 'r' }]]).success).toBe(false);
  });
});

describe('the hidden mark of a subject', () => {
  const steward = viewerAs('steward', { department: 'development-reform', assurance: 3 });
  let keys = 0;
  async function change(field: 'freezeSubject' | 'unfreezeSubject', subjectId: string) {
    const answer = await ask(
      underTest.subgraph,
      'query ($id: ID!) { subjectStanding(subjectId: $id) { version } }',
      { id: subjectId },
      steward,
    );
    const { version } = answer.data!['subjectStanding'] as { version: number };
    const input = { subjectId, version, reason: '停止处理', legalBasis: '第四十七条' };
    const { errors } = await ask(
      underTest.subgraph,
      `mutation ($input: FreezingInput!, $key: ID!) { ${field}(input: $input, key: $key) { version } }`,
      { input, key: `key-${String(++keys).padStart(8, '0')}` },
      steward,
    );
    expect(errors).toBeUndefined();
  }
  const put = async (subjectId: string) => {
    await underTest.models.subject.insertMany([
      organization({
        _id: subjectId,
        uscc: `9112010200000${String(++subgraphs).padStart(5, '0')}`,
      }),
    ]);
    return subjectId;
  };

  it('is set and removed with the freezing of the subject, on every record', async () => {
    const subjectId = await put('marked');
    const name = fresh();
    const records = ['marked.1', 'marked.2'].map((id) => indexedRecord(id, { subjectId }));
    await registry.indexRecords(name, indexEvents(records));
    await change('freezeSubject', subjectId);
    expect(await stored('marked.1')).toMatchObject({ subjectHidden: true });
    expect(await stored('marked.2')).toMatchObject({ subjectHidden: true });
    await change('unfreezeSubject', subjectId);
    expect(await stored('marked.1')).not.toHaveProperty('subjectHidden');
  });

  it('is set on records that arrive later, and remains when an event is late', async () => {
    const subjectId = await put('stored-only');
    const name = fresh();
    await registry.indexRecords(name, indexEvents([indexedRecord('stays', { subjectId })]));
    await change('freezeSubject', subjectId);
    const later = ['stays', 'comes'].map((id) => indexedRecord(id, { subjectId }));
    await registry.indexRecords(name, indexEvents(later, 2));
    expect(await stored('stays')).toMatchObject({ subjectHidden: true });
    expect(await stored('comes')).toMatchObject({ subjectHidden: true });
  });

  it('is on every record that is indexed concurrently with the change', async () => {
    const name = fresh();
    await registry.indexRecords(name, indexEvents([indexedRecord(`${name}.first`)]));
    for (let round = 1; round <= 8; round++) {
      const subjectId = await put(`beside-${round}`);
      const event = indexEvents([indexedRecord(`beside.${round}`, { subjectId })], round + 1);
      await Promise.all([registry.indexRecords(name, event), change('freezeSubject', subjectId)]);
      expect(await stored(`beside.${round}`)).toMatchObject({ subjectHidden: true });
    }
  });
});
