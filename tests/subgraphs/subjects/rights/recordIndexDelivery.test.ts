import type { Connection } from 'mongoose';
import { recordEventRelay } from '../../../../gateway/outbox/recordEventRelay';
import { recordEventSourceOf } from '../../../../gateway/outbox/findRecordEventSources';
import type { Registry } from '../../../../schema/registry';
import { SUBGRAPHS } from '../../../../subgraphs';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import { factsOf, type WrittenRow } from '../../../../subgraphs/framework/records/writer/event';
import { eventually } from '../../../support/eventually';
import { silent } from '../../../support/log';
import { askOver, startDataset, type TestDataset } from './support';

let dataset: TestDataset;
const databases = new Map<string, Database>();
const WITH_RECORDS = SUBGRAPHS.filter(({ records = [] }) => records.length > 0);

beforeAll(async () => {
  dataset = await startDataset(200);
  for (const { name } of SUBGRAPHS)
    databases.set(name, await connect(dataset.uri, `${dataset.dbPrefix}_${name}`));
}, 180_000);
afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await dataset.stop();
});

const index = (): Connection => databases.get('subjects')!.connection;

/** The documents of the index, by id. */
async function indexed(): Promise<Map<string, object>> {
  const rows = await index().collection('recordIndex').find().toArray();
  return new Map(rows.map(({ _id, ...rest }) => [String(_id), rest]));
}

/** The documents the index should have: for every stored record the fields that an index needs. */
async function wanted(): Promise<Map<string, object>> {
  const found = new Map<string, object>();
  const minors = await index()
    .collection('subjects')
    .find({ $or: [{ minor: true }, { frozen: true }] })
    .toArray();
  const hidden = new Set(minors.map(({ _id }) => String(_id)));
  for (const { name } of WITH_RECORDS) {
    const rows = databases.get(name)!.connection.collection<WrittenRow>(RECORDS);
    for await (const row of rows.find()) {
      const mark = hidden.has(row.subjectId) ? { subjectHidden: true } : {};
      found.set(row._id, { type: row.type, ...factsOf(row), ...mark });
    }
  }
  return found;
}

async function cursors(): Promise<Record<string, number>> {
  const found = await index().collection('recordCursors').find().toArray();
  return Object.fromEntries(found.map(({ _id, number }) => [String(_id), number as number]));
}
async function lastEvents(): Promise<Record<string, number>> {
  const last = WITH_RECORDS.map(async ({ name }) => {
    const counters = databases.get(name)!.connection.collection('recordCounters');
    return [name, (await counters.findOne())!['number'] as number] as const;
  });
  return Object.fromEntries(await Promise.all(last));
}
async function empty(): Promise<void> {
  await index().collection('recordIndex').deleteMany({});
  await index().collection('recordCursors').deleteMany({});
}

describe('the record index', () => {
  it('is complete after seeding, with nothing to catch up with', async () => {
    const rows = await indexed();
    expect(rows.size).toBeGreaterThan(500);
    expect(rows).toEqual(await wanted());
    expect(await cursors()).toEqual(await lastEvents());
  });

  it('catches up with a database that was seeded without it', async () => {
    await empty();
    const site = await dataset.site({ relayInterval: 50 });
    await eventually(async () => expect(await cursors()).toEqual(await lastEvents()));
    expect(await indexed()).toEqual(await wanted());
    await site.stop();
  }, 60_000);

  it('is the same when gateways crash after applying, and several relay concurrently', async () => {
    await empty();
    const site = await dataset.site();
    const sources = [...site.parts.subgraphs.values()].flatMap((local) =>
      recordEventSourceOf({ local }),
    );
    let crashes = 0;
    const crashing: Registry = {
      ...site.registry,
      async indexRecords(name, events) {
        const end = await site.registry.indexRecords(name, events);
        if (++crashes % 2 === 1) throw new Error('gone');
        return end;
      },
    };
    const relays = [site.registry, crashing, crashing].map((registry) =>
      recordEventRelay({ registry, sources, log: silent }),
    );
    for (let look = 0; look < 3; look++) await Promise.all(relays.map((relay) => relay.look()));
    expect(crashes).toBeGreaterThan(1);
    expect(await cursors()).toEqual(await lastEvents());
    expect(await indexed()).toEqual(await wanted());
    for (const relay of relays) await relay.stop();
    await site.stop();
  }, 60_000);

  it('has a change as soon as its mutation is answered, without a timer', async () => {
    const here = await dataset.site();
    const penalties = databases.get('government')!.connection.collection<WrittenRow>(RECORDS);
    const row = (await penalties.findOne({
      type: 'Penalty',
      state: 'ACTIVE',
      disclosure: 'OPEN',
    }))!;
    const steward = await dataset.token('steward', { department: row.sourceDepartmentId });
    const change = async (field: string, version: number) => {
      const why = { reason: '停止处理', legalBasis: '个人信息保护法第四十七条' };
      const { body } = await askOver(
        here.gateway,
        `mutation ($input: RecordFreezingInput!, $key: ID!) { ${field}(input: $input, key: $key) { version } }`,
        { input: { type: 'Penalty', id: row._id, version, ...why }, key: `key-${field}` },
        steward,
      );
      expect(body.errors).toBeUndefined();
    };
    const stateIn = async () =>
      (await index().collection<{ _id: string }>('recordIndex').findOne({ _id: row._id }))!;
    const { length } = row.versions;
    await change('freezeGovernmentRecord', length);
    await eventually(async () => expect(await stateIn()).toMatchObject({ state: 'FROZEN' }));
    await change('unfreezeGovernmentRecord', length + 1);
    await eventually(async () => expect(await stateIn()).toMatchObject({ state: 'ACTIVE' }));
    await here.stop();
  }, 60_000);
});
