import type { CountedFact } from '../../../../schema/statistics/facts';
import type { SubgraphDefinition } from '../../../../subgraphs/framework/definition';
import type { StateAction } from '../../../../subgraphs/framework/records/writer/transitions';
import { pseudonym } from '../../../../subgraphs/framework/statistics/pseudonym';
import { applySubjectEvents } from '../../../../subgraphs/framework/subjectEvents/applySubjectEvents';
import { visibilityModel } from '../../../../subgraphs/framework/subjectEvents/model';
import {
  freshRow,
  KINDS,
  startWriting,
  SUBGRAPHS_WITH_RECORDS,
  why,
  type Written,
} from '../records/writer/kinds';
import { allChanges, KEYS, sourceOn } from './sources';

jest.setTimeout(60_000);

const open = new Map<string, Written>();
beforeAll(async () => {
  for (const definition of SUBGRAPHS_WITH_RECORDS)
    open.set(definition.name, await startWriting(definition));
});
afterAll(async () => {
  for (const written of open.values()) await written.stop();
});

const on = ({ name }: SubgraphDefinition): Written => open.get(name)!;

/** What a write changed in the facts. */
async function changedBy(
  definition: SubgraphDefinition,
  write: () => Promise<unknown>,
): Promise<readonly CountedFact[]> {
  const source = sourceOn(on(definition).connection, definition);
  const { number } = await allChanges(source);
  await write();
  return (await allChanges(source, number)).facts;
}

const weights = (facts: readonly CountedFact[]) => facts.map(({ weight }) => weight);
const states = (facts: readonly CountedFact[]) =>
  facts.map(({ weight, fact }) => [weight, fact.dimensions['state']]);

const government = SUBGRAPHS_WITH_RECORDS.find(({ name }) => name === 'government')!;
const commerce = SUBGRAPHS_WITH_RECORDS.find(({ name }) => name === 'commerce')!;

describe('the fact of a record', () => {
  const PENALTY = {
    fine: 50_000n,
    confiscation: 0n,
    penaltyClasses: ['FINE', 'WARNING'],
    severity: 'GENERAL',
    procedure: 'ORDINARY',
    status: 'IN_FORCE',
    authorityId: 'taxation',
    sourceDepartmentId: 'market-regulation',
    decisionDate: '2026-05-06',
    expiresOn: null,
    subjectId: 'subject-1',
  } as object;

  it('has its dimensions and measures under the names of the schema, and no more', async () => {
    const row = freshRow('Penalty', PENALTY);
    const { receivedAt } = row.provenance;
    const late = receivedAt.toISOString() > '2026-05-20';
    const facts = await changedBy(government, () => on(government).writer.create([row], why()));
    expect(facts).toEqual([
      {
        weight: 1,
        subject: pseudonym(KEYS.pseudonym, 'subject-1'),
        fact: {
          kind: 'Penalty',
          day: '2026-05-06',
          endedOn: null,
          dimensions: {
            category: row.category,
            sourceDepartment: 'market-regulation',
            state: 'ACTIVE',
            penaltyClasses: ['FINE', 'WARNING'],
            amountBand: 'UP_TO_10K',
            severity: 'GENERAL',
            procedure: 'ORDINARY',
            authority: 'taxation',
            status: 'IN_FORCE',
            origin: 'DISTRICT',
            lateness: late ? 'LATE' : 'ON_TIME',
          },
          measures: { fine: 50_000, confiscation: 0 },
        },
      },
    ]);
  });

  const endOf = async (more: object, write?: (id: string) => Promise<unknown>) => {
    const row = freshRow('ListEntry', more);
    const created = await changedBy(commerce, () => on(commerce).writer.create([row], why()));
    if (write === undefined) return created.at(-1)!.fact.endedOn;
    return (await changedBy(commerce, () => write(row._id))).at(-1)!.fact.endedOn;
  };
  const FOREVER = {
    decisionDate: '2026-01-05',
    publicityEnd: null,
    expiresOn: null,
    visibleUntil: '9999-12-31',
    removedOn: null,
  };

  it('ends with the day after the last day on which it is valid', async () => {
    const expiresOn = '2026-12-31';
    expect(await endOf({ ...FOREVER, expiresOn, visibleUntil: expiresOn })).toBe('2027-01-01');
  });

  it('ends with the day of the removal from a list', async () => {
    expect(await endOf({ ...FOREVER, removedOn: '2026-03-04' })).toBe('2026-03-04');
  });

  it('ends with the day of the decision to revoke it, or of the change without one', async () => {
    const { writer } = on(commerce);
    const revoke = (more: object) => (id: string) =>
      writer.change('ListEntry', id, 'REVOKE', { ...why(), version: 1, ...more });
    expect(await endOf(FOREVER, revoke({ decidedOn: '2026-04-01' }))).toBe('2026-04-01');
    expect(await endOf(FOREVER, revoke({}))).toBe('2026-06-15');
    expect(
      await endOf(FOREVER, (id) =>
        writer.change('ListEntry', id, 'DISPUTE', { ...why(), version: 1 }),
      ),
    ).toBeNull();
  });

  it('keeps its end when the record is corrected, frozen and unfrozen afterwards', async () => {
    const { writer } = on(commerce);
    const row = freshRow('ListEntry', FOREVER);
    await writer.create([row], why());
    const at = (day: string) => ({ ...why(), at: new Date(`${day}T04:00:00Z`) });
    await writer.change('ListEntry', row._id, 'REPAIR', { ...at('2026-02-01'), version: 1 });
    await writer.correct({ ...row, cause: '更正后的事由' } as never, {
      ...at('2026-02-05'),
      version: 2,
    });
    await writer.change('ListEntry', row._id, 'FREEZE', { ...at('2026-02-09'), version: 3 });
    const [back] = await changedBy(commerce, () =>
      writer.change('ListEntry', row._id, 'UNFREEZE', { ...at('2026-03-01'), version: 4 }),
    );
    expect(back).toMatchObject({ weight: 1, fact: { endedOn: '2026-02-01' } });
  });
});

describe.each(KINDS)('the writes of a record of %s', (type, _kind, definition) => {
  it('change the facts by what the record is before and after', async () => {
    const { writer } = on(definition);
    const given = freshRow(type);
    const change = (action: StateAction, version: number) =>
      changedBy(definition, () => writer.change(type, given._id, action, { ...why(), version }));
    const created = await changedBy(definition, () => writer.create([given], why()));
    expect(states(created)).toEqual([[1, 'ACTIVE']]);
    const disputed = await change('DISPUTE', 1);
    expect(states(disputed)).toEqual([
      [-1, 'ACTIVE'],
      [1, 'DISPUTED'],
    ]);
    expect(disputed[0]).toEqual({ ...created[0], weight: -1 });
    expect(await change('FREEZE', 2)).toEqual([{ ...disputed[1], weight: -1 }]);
    expect(await change('UNFREEZE', 3)).toEqual([disputed[1]]);
    expect(states(await change('END_DISPUTE', 4))).toEqual([
      [-1, 'DISPUTED'],
      [1, 'ACTIVE'],
    ]);
    expect(states(await change('REPAIR', 5))).toEqual([
      [-1, 'ACTIVE'],
      [1, 'REPAIRED'],
    ]);
  });

  it('change nothing when a correction leaves the fact as it was', async () => {
    const { writer } = on(definition);
    const given = freshRow(type);
    const [created] = await changedBy(definition, () => writer.create([given], why()));
    const basis = { ...given.basis, title: '更正后的文书' };
    const correct = (more: object, version: number) =>
      changedBy(definition, () => writer.correct({ ...given, ...more }, { ...why(), version }));
    expect(await correct({ basis }, 1)).toEqual([]);
    const sourceDepartmentId = 'another-department';
    expect(await correct({ basis, sourceDepartmentId }, 2)).toEqual([
      { ...created, weight: -1 },
      {
        ...created,
        fact: {
          ...created!.fact,
          dimensions: { ...created!.fact.dimensions, sourceDepartment: sourceDepartmentId },
        },
      },
    ]);
  });

  it('move the fact with the record to another subject', async () => {
    const { writer } = on(definition);
    const given = freshRow(type, { subjectId: `duplicate-${type}` });
    const [created] = await changedBy(definition, () => writer.create([given], why()));
    const move = { from: `duplicate-${type}`, to: `survivor-${type}` };
    expect(await changedBy(definition, () => writer.moveAll(move, why()))).toEqual([
      { ...created, weight: -1 },
      { ...created, subject: pseudonym(KEYS.pseudonym, move.to) },
    ]);
  });

  it('remove the fact with a destroyed record', async () => {
    const { writer } = on(definition);
    const given = freshRow(type);
    const [created] = await changedBy(definition, () => writer.create([given], why()));
    const destroy = () =>
      writer.transaction((within) => within.destroyAll(type, [given._id], why()));
    expect(await changedBy(definition, destroy)).toEqual([{ ...created, weight: -1 }]);
  });

  it('remove the facts of a subject that is stored only, and add them when it is shown', async () => {
    const { writer, connection } = on(definition);
    const subjectId = `hidden-${type}`;
    const given = freshRow(type, { subjectId });
    const [created] = await changedBy(definition, () => writer.create([given], why()));
    const take = applySubjectEvents(
      connection,
      visibilityModel(connection),
      definition.records ?? [],
    );
    const apply = (number: number, hidden: boolean) =>
      changedBy(definition, () => take([{ subjectId, number, hidden }]));
    expect(await apply(1, true)).toEqual([{ ...created, weight: -1 }]);
    expect(await apply(1, true)).toEqual([]);
    const next = freshRow(type, { subjectId });
    expect(await changedBy(definition, () => writer.create([next], why()))).toEqual([]);
    expect(weights(await apply(2, false))).toEqual([1, 1]);
  });

  it('add no fact of a minor', async () => {
    const given = freshRow(type, { subjectIsMinor: true });
    const create = () => on(definition).writer.create([given], why());
    expect(await changedBy(definition, create)).toEqual([]);
  });

  it('change the facts of many records at once', async () => {
    const { writer } = on(definition);
    const rows = [freshRow(type), freshRow(type), freshRow(type)];
    const create = () => writer.createMany(rows, why());
    expect(weights(await changedBy(definition, create))).toEqual([1, 1, 1]);
    const ids = rows.map(({ _id }) => _id);
    const expire = () =>
      writer.transaction((within) => within.changeAll(type, ids, 'EXPIRE', why()));
    const changes = await changedBy(definition, expire);
    expect(changes.reduce((sum, { weight }) => sum + weight, 0)).toBe(0);
    const added = changes.filter(({ weight }) => weight === 1);
    expect(states(added)).toEqual(Array.from({ length: 3 }, () => [1, 'EXPIRED']));
    for (const { fact } of added) expect(fact.endedOn! <= '2026-06-15').toBe(true);
  });
});

describe('a reason for a late report', () => {
  it('changes no fact', async () => {
    const { writer } = on(government);
    const row = freshRow('Penalty');
    await writer.create([row], why());
    const reason = { reason: 'BACKLOG', note: null };
    const state = () =>
      writer.transaction((within) => within.stateReason('Penalty', [row._id], reason));
    expect(await changedBy(government, state)).toEqual([]);
  });
});
