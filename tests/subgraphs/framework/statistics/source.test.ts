import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Connection } from 'mongoose';
import { STATISTICS_FACTS_PATH, type StatisticsSource } from '../../../../schema/statistics/source';
import type { SubgraphDefinition } from '../../../../subgraphs/framework/definition';
import { sealMessage } from '../../../../subgraphs/framework/sealed/message';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import { httpStatistics } from '../../../../subgraphs/framework/statistics/httpStatistics';
import { statisticsKeys } from '../../../../subgraphs/framework/statistics/statisticsKeys';
import { statisticsRoute } from '../../../../subgraphs/framework/statistics/statisticsRoute';
import { silent } from '../../../support/log';
import { startSeededCopy, type SeededStore } from '../../../support/seededStore';
import {
  freshRow,
  leaves,
  startWriting,
  SUBGRAPHS_WITH_RECORDS,
  why,
  type Written,
} from '../records/writer/kinds';
import { allChanges, allRows, COMPANIES, counted, KEYS, sourceOn } from './sources';

jest.setTimeout(60_000);

let seeded: SeededStore;
const databases = new Map<string, Database>();
beforeAll(async () => {
  seeded = await startSeededCopy(400);
  for (const { name } of SUBGRAPHS_WITH_RECORDS)
    databases.set(name, await connect(seeded.uri, `${seeded.dbPrefix}_${name}`));
});
afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await seeded.stop();
});

const seededConnection = ({ name }: SubgraphDefinition): Connection =>
  databases.get(name)!.connection;

describe.each(SUBGRAPHS_WITH_RECORDS.map((each) => [each.name, each] as const))(
  'the facts of %s in a seeded district',
  (_name, definition) => {
    it('are the sum of their changes', async () => {
      const source = sourceOn(seededConnection(definition), definition);
      const rows = await allRows(source, 100);
      expect(rows.length).toBeGreaterThan(50);
      expect(counted((await allChanges(source)).facts)).toEqual(counted(rows));
    });

    it('name no record, no subject and no document', async () => {
      const connection = seededConnection(definition);
      const source = sourceOn(connection, definition);
      const pages = [await source.changes(0), await source.rows(null, 200)];
      const sent = JSON.stringify(pages);
      const stored = await connection.collection(RECORDS).find().toArray();
      const names = ['name', 'debtorName', 'maskedIdNumber', 'representativeName', 'caseNumber'];
      let canaries = 0;
      for (const row of stored)
        for (const value of leaves([
          row['_id'],
          row['subjectId'],
          (row['basis'] as { number: string }).number,
          ...names.map((name) => row[name] as unknown),
        ])) {
          if (value === '') continue;
          canaries++;
          expect(sent).not.toContain(value);
        }
      expect(canaries).toBeGreaterThan(150);
    });
  },
);

describe('a source', () => {
  const definition = SUBGRAPHS_WITH_RECORDS.find(({ name }) => name === 'government')!;
  let written: Written;
  beforeEach(async () => {
    written = await startWriting(definition);
  });
  afterEach(() => written.stop());

  const penalties = (count: number) => Array.from({ length: count }, () => freshRow('Penalty'));

  it('returns whole transactions, and continues where a page ends', async () => {
    const source = sourceOn(written.connection, definition);
    await written.writer.createMany(penalties(1500), why());
    await written.writer.create(penalties(1), why());
    const first = await source.changes(0);
    expect(first).toMatchObject({ lost: false, number: 1, more: true });
    expect(first.facts).toHaveLength(1000);
    const second = await source.changes(first.number);
    expect(second).toMatchObject({ lost: false, number: 3, more: false });
    expect(second.facts).toHaveLength(501);
    const none = { facts: [], subjects: [], number: 3, more: false, lost: false };
    expect(await source.changes(3)).toMatchObject(none);
    expect((await source.changes(0, 1)).more).toBe(false);
  });

  it('reports that changes are lost when they have expired, or the database is an older one', async () => {
    const source = sourceOn(written.connection, definition);
    for (let index = 0; index < 3; index++) await written.writer.create(penalties(1), why());
    await written.connection.collection<{ _id: number }>('factChanges').deleteOne({ _id: 1 });
    expect(await source.changes(0)).toMatchObject({ lost: true, facts: [] });
    expect(await source.changes(1)).toMatchObject({ lost: false, number: 3 });
    expect(await source.changes(4)).toMatchObject({ lost: true });
    await written.connection.collection('factChanges').deleteMany({});
    expect(await source.changes(1)).toMatchObject({ lost: true });
    expect(await source.changes(3)).toMatchObject({ lost: false });
  });

  it('returns rows that become exact by the changes up to their position', async () => {
    const { writer, connection } = written;
    const source = sourceOn(connection, definition);
    const rows = penalties(60);
    await writer.createMany(rows, why());
    const facts = [];
    let [cursor, position, step] = [0, null as string | null, 0];
    for (;;) {
      const page = await source.rows(position, 7);
      if (position !== null)
        facts.push(...(await allChanges(source, cursor, page.number, position)).facts);
      facts.push(...page.facts);
      cursor = page.number;
      if (page.position === null) break;
      position = page.position;
      // Rows before and after the position are changed, added and destroyed meanwhile.
      const [early, late, gone] = [rows[step], rows[59 - step], rows[30 - step]].map(
        (row) => row!._id,
      );
      step++;
      await writer.change('Penalty', early!, 'REVOKE', { ...why(), version: 1 });
      await writer.change('Penalty', late!, 'DISPUTE', { ...why(), version: 1 });
      await writer.transaction((within) => within.destroyAll('Penalty', [gone!], why()));
      await writer.create([freshRow('Penalty', { _id: `a-${step}` })], why());
      await writer.create([freshRow('Penalty', { _id: `z-${step}` })], why());
    }
    facts.push(...(await allChanges(source, cursor)).facts);
    expect(step).toBeGreaterThan(5);
    expect(counted(facts)).toEqual(counted(await allRows(source)));
  });

  it('classifies the subjects of a page under their pseudonyms', async () => {
    const asked: string[][] = [];
    const directory: typeof COMPANIES = {
      classify: (ids) => {
        asked.push([...ids]);
        return COMPANIES.classify(ids);
      },
    };
    const source = sourceOn(written.connection, definition, directory);
    const of = (subjectId: string) => freshRow('Penalty', { subjectId });
    await written.writer.create([of('one'), of('two'), of('one')], why());
    const { facts, subjects } = await source.changes(0);
    expect(asked.map((ids) => ids.sort())).toEqual([['one', 'two']]);
    expect(subjects).toHaveLength(2);
    expect(new Set(subjects.map(({ subject }) => subject))).toEqual(
      new Set(facts.map(({ subject }) => subject)),
    );
    expect(subjects[0]!.dimensions).toMatchObject({ industry: 'C', street: 'CHUNHUA' });
  });

  describe('over HTTP', () => {
    async function served(
      source: StatisticsSource,
      use: (url: string) => Promise<void>,
    ): Promise<void> {
      const app = express();
      app.post(
        STATISTICS_FACTS_PATH,
        express.raw({ type: 'application/jose' }),
        statisticsRoute(source, { key: KEYS.message, log: silent }),
      );
      const server = app.listen(0);
      try {
        const { port } = server.address() as AddressInfo;
        await use(`http://127.0.0.1:${port}/graphql`);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    }

    it('answers as in the same process', async () => {
      const source = sourceOn(written.connection, definition);
      await written.writer.createMany(penalties(20), why());
      await served(source, async (url) => {
        const remote = httpStatistics('government', url, { key: KEYS.message });
        expect(await remote.changes(0)).toEqual(await source.changes(0));
        const page = await remote.rows(null, 5);
        expect({ ...page, position: '' }).toEqual({
          ...(await source.rows(null, 5)),
          position: '',
        });
        expect((await remote.changes(0, 1, page.position!)).facts).toHaveLength(5);
      });
    });

    it('refuses those without the key, old questions, and answers used as questions', async () => {
      const source = sourceOn(written.connection, definition);
      const other = statisticsKeys(Buffer.alloc(32, 'another key'));
      await served(source, async (url) => {
        const foreign = httpStatistics('government', url, { key: other.message });
        await expect(foreign.changes(0)).rejects.toThrow('401');
        const ask = { id: crypto.randomUUID(), at: Date.now(), ask: { after: 0 } };
        const post = async (body: string) => {
          const target = new URL(STATISTICS_FACTS_PATH, url);
          const headers = { 'content-type': 'application/jose' };
          return (await fetch(target, { method: 'POST', body, headers })).status;
        };
        expect(await post(JSON.stringify(ask))).toBe(401);
        expect(await post(await sealMessage(KEYS.message, 'statistics-question', ask))).toBe(200);
        const old = { ...ask, at: Date.now() - 120_000 };
        expect(await post(await sealMessage(KEYS.message, 'statistics-question', old))).toBe(401);
        expect(await post(await sealMessage(KEYS.message, 'statistics-answer', ask))).toBe(401);
      });
    });

    it('refuses a position that it did not issue', async () => {
      const source = sourceOn(written.connection, definition);
      await expect(source.rows('not-issued', 5)).rejects.toThrow('was not issued');
      await expect(source.changes(0, 0, 'not-issued')).rejects.toThrow('was not issued');
    });
  });
});
