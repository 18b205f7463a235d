/* eslint-disable jest/no-export -- a part of the suite of records */
import { nobody } from '../viewers';
import type { RecordCase } from '../recordCase';
import { lists, searched } from './doors';
import type { ConditionInSchema } from './kindsInSchema';
import { argumentsOf, at, plain, withValues } from './literals';

/** The number of rows per kind, each different. */
const ROWS = 36;
const YEARS = [2024, 2025, 2026];

type Row = ReturnType<RecordCase['make']>;
type Given = readonly (readonly [ConditionInSchema, unknown])[];

const rowsOf = ({ type, make }: RecordCase): Row[] =>
  Array.from({ length: ROWS }, (_, n) => {
    const day = `${YEARS[n % YEARS.length]}-0${1 + (n % 5)}-1${n % 10}`;
    return make(
      {
        _id: `${type}-${n}`,
        subjectId: `${type}-s`,
        sourceDepartmentId: ['court', 'taxation', 'health'][n % 3]!,
        category: ['JUDICIAL', 'ADMINISTRATIVE'][n % 2]!,
        basis: { title: `决定${n % 4}`, number: `津东字〔2026〕第${n % 6}号`, date: day },
        decisionDate: day,
        publicityStart: day,
      },
      n,
    );
  });

/** Whether a row meets a condition; written from the definition of `@filtered`. */
function fits(row: Row, { by, match }: ConditionInSchema, value: unknown): boolean {
  const rowValue = at(row, by);
  if (rowValue === null || rowValue === undefined) return false;
  switch (match) {
    case 'EQUAL':
      return plain(rowValue) === plain(value);
    case 'ONE_OF':
      return (rowValue as unknown[]).includes(value);
    case 'FROM':
      return (rowValue as string) >= (value as string);
    case 'TO':
      return (rowValue as string) <= (value as string);
    case 'TEXT':
      return (rowValue as string).includes(value as string);
  }
}

/** The value of a condition taken from a row: the row's own value, or a part of its text. */
function valueOf(row: Row, { by, match }: ConditionInSchema): unknown {
  const rowValue = at(row, by);
  if (match === 'ONE_OF') return (rowValue as unknown[]).at(-1);
  return match === 'TEXT' ? (rowValue as string).slice(1) : rowValue;
}

/**
 * The arguments of a condition with those it requires, and the rows that must be found: those that
 * meet all of them, and the defaults of omitted arguments.
 */
function question(
  rows: readonly Row[],
  all: readonly ConditionInSchema[],
  tested: readonly ConditionInSchema[],
) {
  const given = all.filter((each) => each.required || tested.includes(each));
  const defaults: Given = all
    .filter((each) => each.byDefault !== undefined && !given.includes(each))
    .map((each) => [each, each.byDefault]);
  const fitAll = (row: Row, conditions: Given) =>
    conditions.every(([condition, value]) => fits(row, condition, value));
  const possible = rows.filter((row) => fitAll(row, defaults));
  // From the middle of the compared values, so that a range divides the rows.
  const [first] = tested;
  const sorted = [...possible].sort((a, b) =>
    (valueOf(a, first!) as string) < (valueOf(b, first!) as string) ? -1 : 1,
  );
  const base = sorted[sorted.length >> 1]!;
  const values: Given = given.map((each) => [each, valueOf(base, each)]);
  const order = tested.find(({ needs }) => needs !== undefined)?.needs;
  return {
    args: argumentsOf(values) + (order === undefined ? '' : `order: ${order}, `),
    wanted: possible.filter((row) => fitAll(row, values)).map(({ _id }) => _id),
  };
}

/** Each condition separately, and all conditions of one order together. */
const sets = (all: readonly ConditionInSchema[]) => [
  ...all.map((each) => [each.argument, [each]] as const),
  ...(all.length > 1 ? ([['all of them', [...all]]] as const) : []),
];

/** Each condition of the search finds exactly the records that match it. */
export function searchConditions(recordCase: RecordCase): void {
  const { searchConditions: all } = recordCase.inSchema;
  const rows = rowsOf(recordCase);
  beforeAll(() => recordCase.insert(rows));

  it.each(sets(all))('is found by %s', async (_name, tested) => {
    const { args, wanted } = question(rows, all, tested);
    const found = await searched(recordCase, nobody, { args });
    expect(found.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(ROWS);
  });
}

/** Each condition of a subject's list returns exactly the records that match it. */
export function listConditions(recordCase: RecordCase): void {
  const { listConditions: all } = recordCase.inSchema;
  const rows = rowsOf(recordCase);
  beforeAll(() => recordCase.insert(rows));

  it.each(sets(all))('is listed by %s', async (_name, tested) => {
    const { args, wanted } = question(rows, all, tested);
    const [page] = await lists(recordCase, [`${recordCase.type}-s`], nobody, {
      args: `${args} first: 100`,
    });
    expect(page!.nodes.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    expect(page!.totalCount).toBe(wanted.length);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(ROWS);
  });
}

/** The search returns each of its orders, ties by id. */
export function orders(recordCase: RecordCase): void {
  const { orders: all, searchConditions: conditions } = recordCase.inSchema;
  const always = conditions.filter((each) => each.required || each.byDefault !== undefined);
  const same = recordCase.make({});
  const twins = rowsOf(recordCase);
  const rows = twins.map((row, n): Row => {
    // Every row twice, so that there are ties; required arguments match all rows.
    const sharedValues = always.map(({ by }) => [by, at(same, by)] as const);
    return withValues({ ...twins[n >> 1]!, _id: row._id }, sharedValues);
  });
  beforeAll(() => recordCase.insert(rows));

  it.each(all.map((order) => [order.name ?? 'its only order', order] as const))(
    'is returned in the order %s',
    async (_name, { name, by }) => {
      const args = `${recordCase.search!.args}${name === undefined ? '' : `order: ${name}, `}`;
      const found = await searched(recordCase, nobody, { args, first: 7 });
      const paths = [...by, ['_id', by.at(-1)![1]] as const];
      const wanted = [...rows].sort((a, b) => {
        for (const [path, direction] of paths) {
          const [left, right] = [at(a, path) as string, at(b, path) as string];
          if (left !== right) return left < right === (direction === 'ASC') ? -1 : 1;
        }
        return 0;
      });
      expect(found.map(({ id }) => id)).toEqual(wanted.map(({ _id }) => _id));
      expect(new Set(wanted.map((row) => plain(at(row, by[0]![0])))).size).toBeGreaterThan(1);
    },
  );
}
