import { planDataset } from '../../seed/plan';
import { derivedKinds, derivedRecords } from '../../seed/derived/derivedRecords';
import { RecordFactory } from '../../seed/recordFactory';
import type { SeedSubject } from '../../seed/seedSubject';
import { seedSubjects } from '../../seed/datasetRows';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import { disclosureOf, type RestrictedClasses } from '../../subgraphs/framework/records/restricted';
import type { RowShape } from '../../subgraphs/framework/records/shapes';
import { rowFault } from '../../subgraphs/framework/records/writer/rowFault';

const plan = planDataset({ subjects: 400, seed: 5, today: '2026-11-22' });
/** Every kind, as if none had a hand-written builder. */
const KINDS = derivedKinds(new Set());

type Derived = CreditRecord & Readonly<Record<string, any>>;

/** The records of a kind, each with its subject. */
const made = new Map<string, (readonly [Derived, SeedSubject])[]>();
function make() {
  const pass = { plan, records: new RecordFactory(plan) };
  const all = new Map<string, (readonly [Derived, SeedSubject])[]>();
  for (const { subject } of seedSubjects(plan))
    for (const { type, document } of derivedRecords(pass, subject, KINDS)) {
      const found = all.get(type!) ?? [];
      found.push([document as Derived, subject]);
      all.set(type!, found);
    }
  return all;
}
for (const [type, rows] of make()) made.set(type, rows);

describe.each(KINDS.map(({ kind }) => kind.type))('%s, derived from its types', (type) => {
  const facts = KINDS.find(({ kind }) => kind.type === type)!;
  const rows = made.get(type)!;
  const records = rows.map(([record]) => record);

  it('is the same with the same seed', () => {
    expect(make().get(type)).toEqual(rows);
  });

  it('passes the writer’s validation', () => {
    expect(records.length).toBeGreaterThan(40);
    expect(records.map((row) => rowFault(facts.kind, row))).toEqual(records.map(() => undefined));
  });

  it('comes from the departments responsible for it', () => {
    const departments = new Set(records.map((row) => row.sourceDepartmentId));
    expect([...departments].sort()).toEqual([...facts.owners].sort());
  });

  it('has the disclosure of its kind', () => {
    const classes = facts.kind.restricted as RestrictedClasses<object>;
    for (const [row, { isPerson }] of rows)
      expect(row.disclosure).toBe(disclosureOf(classes, { ...row, subjectIsPerson: isPerson }));
  });

  it('has each value of each enum, numbers in range and texts that describe themselves', () => {
    const own: RowShape = new Map(
      [...facts.kind.row].filter(([path]) => path !== 'state' && path !== 'disclosure'),
    );
    for (const [path, { value, required }] of own) {
      const present = records.map((row) => row[path] as unknown).filter((each) => each != null);
      if (path === 'category' || value.is === 'PART') continue;
      if (value.is === 'ENUM') expect(new Set(present)).toEqual(value.values);
      if (value.is !== 'SCALAR') continue;
      if (value.scalar === 'MoneyCents')
        for (const each of present as bigint[]) {
          expect(each).toBeGreaterThanOrEqual(1000n);
          expect(each).toBeLessThan(1_000_000_000n);
        }
      if (path.endsWith('Id')) for (const each of present) expect(each).toMatch(/^[0-9a-z-]+$/);
      const title = facts.titles.get(path);
      if (value.scalar === 'String' && required && title !== undefined && path !== 'name')
        expect(new Set(present.map((text) => (text as string).split('（')[0]))).toEqual(
          new Set([title]),
        );
    }
  });

  it('has its dates in order', () => {
    const dates = [...facts.kind.row].flatMap(([path, { value }]) =>
      value.is === 'SCALAR' &&
      value.scalar === 'Date' &&
      !['visibleUntil', 'publicityEnd', 'expiresOn'].includes(path)
        ? [path]
        : [],
    );
    for (const row of records) {
      for (const path of dates) {
        if (row[path] === null) continue;
        expect(row[path] >= row.decisionDate && row[path] < plan.today).toBe(true);
        const from = path.replace(/(?:To|Until)$/, 'From');
        if (from !== path && from in row) expect(row[path] >= row[from]).toBe(true);
      }
    }
  });

  it('belongs to no child and no department, and covers all spotlight subjects', () => {
    expect(rows.filter(([, { isMinor, group }]) => isMinor || group === 'organ')).toEqual([]);
    const shown = rows.filter(([, { spotlight }]) => spotlight);
    expect(new Set(shown.map(([row]) => row.subjectId)).size).toBe(6);
    const inForce = shown.filter(([row]) => row.expiresOn === null || row.expiresOn >= plan.today);
    expect(inForce.length).toBeGreaterThan(11);
  });
});

describe('the terms of a kind', () => {
  const records = (type: string) => made.get(type)!.map(([row]) => row);
  const days = (row: CreditRecord) =>
    (Date.parse(row.publicityStart) - Date.parse(row.decisionDate)) / 86_400_000;

  it('retain adverse information for five years, and other information indefinitely', () => {
    const inUse = (type: string) => records(type).filter(({ state }) => state !== 'EXPIRED');
    const last = inUse('Penalty').map((row) => [
      row.visibleUntil,
      `${Number(row.decisionDate.slice(0, 4)) + 5}${row.decisionDate.slice(4)}`,
    ]);
    const kept = last.filter(([, end]) => !end!.endsWith('-02-29'));
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.map(([given]) => given)).toEqual(kept.map(([, end]) => end));
    expect(new Set(inUse('Permit').map(({ visibleUntil }) => visibleUntil))).toEqual(
      new Set(['9999-12-31']),
    );
  });

  it('end a listing of a judgment defaulter after two years', () => {
    for (const { decisionDate, expiresOn, state } of records('JudgmentDefaulter')) {
      const end = `${Number(decisionDate.slice(0, 4)) + 2}${decisionDate.slice(4)}`;
      if (!decisionDate.endsWith('-02-29')) expect(expiresOn! <= end).toBe(true);
      if (expiresOn! < plan.today) expect(state).toBe('EXPIRED');
    }
  });

  it('publish within the term of publication', () => {
    // Seven working days are nine to eleven calendar days, more over holidays; twenty are a month.
    const usual = (type: string) =>
      records(type)
        .map(days)
        .sort((a, b) => a - b);
    const [penalties, entries] = [usual('Penalty'), usual('ListEntry')];
    expect(penalties[Math.floor(penalties.length * 0.9)]).toBeLessThanOrEqual(19);
    expect(entries[Math.floor(entries.length * 0.9)]).toBeGreaterThan(19);
  });
});
