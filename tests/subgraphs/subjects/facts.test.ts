import type { Connection } from 'mongoose';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { syntheticUscc } from '../../../seed/syntheticIdentifiers';
import { connect, type Database } from '../../../subgraphs/framework/mongo';
import { statisticsSource } from '../../../subgraphs/framework/statistics/statisticsSource';
import { databaseVault } from '../../../subgraphs/framework/vault/databaseVault';
import { formerCodeModel } from '../../../subgraphs/subjects/codes/model';
import { subjectDirectory } from '../../../subgraphs/subjects/directory/subjectDirectory';
import { subjectRows } from '../../../subgraphs/subjects/facts/subjectRows';
import { writeSubjects } from '../../../subgraphs/subjects/facts/writeSubjects';
import { subjectModel } from '../../../subgraphs/subjects/subject/model';
import { startSeededCopy, TODAY, type SeededStore } from '../../support/seededStore';
import { testVaultKeys } from '../../support/vault';
import { allChanges, allRows, counted, KEYS } from '../framework/statistics/sources';

jest.setTimeout(60_000);

const now = () => new Date(`${TODAY}T04:00:00Z`);

let seeded: SeededStore;
let database: Database;
let connection: Connection;
beforeAll(async () => {
  seeded = await startSeededCopy(400);
  database = await connect(seeded.uri, `${seeded.dbPrefix}_subjects`);
  connection = database.connection;
});
afterAll(async () => {
  await database.close();
  await seeded.stop();
});

function directory() {
  const vault = databaseVault(connection, { subgraph: 'subjects', keys: testVaultKeys });
  const models = { model: subjectModel(connection), formerCode: formerCodeModel(connection) };
  return subjectDirectory({ ...models, vault, now });
}

const source = () =>
  statisticsSource({
    name: 'subjects',
    counted: subjectRows(connection),
    keys: KEYS,
    directory: directory(),
    now,
  });

interface Stored {
  readonly _id: string;
  readonly kind: string;
  readonly uscc?: string;
  readonly minor?: boolean;
  readonly frozen?: boolean;
  readonly mergedInto?: string;
}
const stored = () => connection.collection<Stored>('subjects').find().toArray();

/** Writes a field of a subject as the mutations do. */
const set = (id: string, change: object) =>
  connection.withSession((session) =>
    session.withTransaction(() =>
      writeSubjects(connection, [id], session, () =>
        connection
          .collection<Stored>('subjects')
          .updateOne({ _id: id }, { $set: change }, { session }),
      ),
    ),
  );

/** The changes of a write, and what the rows count before and after it. */
async function observed(write: () => Promise<unknown>) {
  const before = counted(await allRows(source()));
  const { number } = await allChanges(source());
  await write();
  const { facts } = await allChanges(source(), number);
  const after = counted(await allRows(source()));
  return { before, after, facts };
}

const ask = (code: string) => ({
  identifier: { by: 'UNIFIED_CODE', code } as const,
  name: `天津市河东区第${code.slice(8, 14)}商店`,
  mayCreate: true,
});
const newCodes = (at: number, count: number) =>
  Array.from({ length: count }, (_, index) => syntheticUscc('91', 800_000 + at + index, 3));

describe('the facts of subjects', () => {
  it('are one of each subject that is present', async () => {
    const present = (await stored()).filter(
      ({ minor, frozen, mergedInto }) => !minor && !frozen && mergedInto === undefined,
    );
    const facts = await allRows(source(), 100);
    expect(facts).toHaveLength(present.length);
    expect(new Set(facts.map(({ subject }) => subject)).size).toBe(present.length);
    const withCode = facts.filter(({ fact }) => fact.dimensions['unifiedCode'] === 'true');
    expect(withCode).toHaveLength(present.filter(({ uscc }) => uscc !== undefined).length);
    expect(withCode.length).toBeGreaterThan(50);
    const persons = facts.filter(({ fact }) => fact.dimensions['unifiedCode'] === null);
    expect(persons).toHaveLength(present.filter(({ kind }) => kind === 'NATURAL_PERSON').length);
  });

  it('name no subject and no code', async () => {
    const sent = JSON.stringify(await source().rows(null, 1000));
    for (const { _id, uscc } of await stored()) {
      expect(sent).not.toContain(_id);
      if (uscc !== undefined) expect(sent).not.toContain(uscc);
    }
  });

  it('grow by a subject that a record creates, until its register reports it', async () => {
    const [code] = newCodes(0, 1);
    const { before, after, facts } = await observed(() => directory().resolve([ask(code!)]));
    expect(after.size).toBe(before.size + 1);
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({
      weight: 1,
      fact: {
        kind: 'Subject',
        day: '1970-01-01',
        endedOn: null,
        dimensions: { registrationStatus: null, unifiedCode: 'true' },
      },
    });
  });

  it('count a subject once that several processes create concurrently', async () => {
    const codes = newCodes(100, 40);
    const [all, some] = [codes.map(ask), codes.slice(0, 25).map(ask)];
    const { before, after, facts } = await observed(() =>
      Promise.all([directory().resolve(all), directory().resolve(some)]),
    );
    expect(after.size).toBe(before.size + 40);
    expect(facts).toHaveLength(40);
  });

  it.each(['frozen', 'minor'])('lose a subject that is %s, and find it again', async (mark) => {
    const { _id } = (await stored()).find(
      ({ kind, frozen, minor, mergedInto }) =>
        kind === 'NATURAL_PERSON' && !frozen && !minor && mergedInto === undefined,
    )!;
    const hidden = await observed(() => set(_id, { [mark]: true }));
    expect(hidden.after.size).toBe(hidden.before.size - 1);
    expect(hidden.facts.map(({ weight }) => weight)).toEqual([-1]);
    const shown = await observed(() => set(_id, { [mark]: false }));
    expect(shown.after).toEqual(hidden.before);
    expect(shown.facts.map(({ weight }) => weight)).toEqual([1]);
  });

  it('end when the registration is cancelled, and report another industry', async () => {
    const { _id } = (await stored()).find(
      ({ kind, mergedInto }) => kind === 'LEGAL_PERSON' && mergedInto === undefined,
    )!;
    const cancelledOn = chinaDate(now());
    const cancelled = await observed(() =>
      set(_id, { 'registration.status': 'CANCELLED', 'registration.approvedOn': cancelledOn }),
    );
    expect(cancelled.facts.map(({ weight, fact }) => [weight, fact.endedOn])).toEqual([
      [-1, null],
      [1, cancelledOn],
    ]);
    const { number } = await allChanges(source());
    await set(_id, { 'registration.industry': 'S' });
    const page = await source().changes(number);
    expect(page.facts.map(({ weight }) => weight)).toEqual([-1, 1]);
    expect(page.subjects.map(({ dimensions }) => dimensions['industry'])).toEqual(['S']);
  });

  it('stay as they are when a write changes nothing', async () => {
    const [{ _id }] = (await stored()) as [Stored];
    const { before, after, facts } = await observed(() => set(_id, { name: '更名' }));
    expect([after, facts]).toEqual([before, []]);
  });
});
