import type { DimensionValue } from '../../../schema/statistics/facts';
import type { RecordField, RecordKind } from '../records/recordKind';
import type { CreditRecord } from '../records/record';
import { isHeld } from '../records/live';
import { ENDED_FIELDS, endedOn } from './endedOn';

type Row = Readonly<Record<string, unknown>>;

/** A column of a fact: its name, and the function that reads its value from a row. */
export interface Column<Value> {
  readonly name: string;
  readonly valueOf: (row: Row) => Value;
}

/** What every fact has, and how it is read from a row. */
export interface FactBase {
  /** Whether the row is counted. */
  readonly isCounted: (row: Row) => boolean;
  /** The id of its subject. */
  readonly subjectOf: (row: Row) => string;
  /** The day of the fact, and the first day on which it is no longer in force. */
  readonly dayOf: (row: Row) => string;
  readonly endOf: (row: Row) => string | null;
  /**
   * The values of which a change is reported although the fact stays the same, because the
   * dimensions of its subject are computed from them.
   */
  readonly watched?: (row: Row) => unknown;
}

/** How the fact of a row is computed, for one kind of record or for subjects. */
export interface FactPlan extends FactBase {
  readonly kind: string;
  /** The fields of a row that the fact is computed from. */
  readonly paths: readonly string[];
  readonly dimensions: readonly Column<DimensionValue>[];
  readonly measures: readonly Column<number | null>[];
}

/** The computed field of the kinds with a term of double publicity. */
const REPORTED_LATE = 'reportedLate';
/** The origin of the records of the district's own departments. */
const DISTRICT = 'DISTRICT';

const COMMON_PATHS = [
  ...ENDED_FIELDS,
  'subjectId',
  'decisionDate',
  'provenance',
  'subjectIsMinor',
  'subjectHidden',
];

/**
 * A record that is only stored is not counted (PIPL, Art. 47), and neither are the records of
 * minors, who are no credit subjects.
 */
const RECORD: FactBase = {
  isCounted: (row) => row['state'] !== 'FROZEN' && isHeld(row as unknown as CreditRecord),
  subjectOf: (row) => row['subjectId'] as string,
  dayOf: (row) => row['decisionDate'] as string,
  endOf: (row) => endedOn(row as unknown as CreditRecord),
};

const plans = new WeakMap<RecordKind, FactPlan>();

/**
 * The plan of a kind. It is made once: the schema is not read again for each row, because every row
 * of an intake has a fact.
 */
export function factPlan(kind: RecordKind): FactPlan {
  let plan = plans.get(kind);
  if (plan === undefined) plans.set(kind, (plan = planOf(kind)));
  return plan;
}

function planOf(kind: RecordKind): FactPlan {
  const { type, fields } = kind;
  const marked = (mark: RecordField['statistic']) =>
    fields.filter(({ statistic }) => statistic === mark);
  const late = fields.find(({ name }) => name === REPORTED_LATE);
  const read = fields.filter((field) => field.statistic !== undefined || field === late);
  return {
    ...RECORD,
    kind: type,
    paths: [
      ...new Set([
        ...COMMON_PATHS,
        ...read.flatMap(({ from }) => from.map((path) => path.split('.')[0]!)),
      ]),
    ],
    dimensions: [
      ...marked('DIMENSION').map((field) => columnOf(kind, field, dimensionValue)),
      { name: 'origin', valueOf: originOf },
      ...(late ? [{ name: 'lateness', valueOf: latenessOf(reader(kind, late)) }] : []),
    ],
    measures: marked('MEASURE').map((field) => columnOf(kind, field, measureValue)),
  };
}

function columnOf<Value>(
  kind: RecordKind,
  field: RecordField,
  convert: (value: unknown) => Value,
): Column<Value> {
  const read = reader(kind, field);
  return { name: field.name, valueOf: (row) => convert(read(row)) };
}

/**
 * Reads a field of a row: with the resolver of a computed one, which reads nothing but the row. A
 * row without the fields that it is computed from has no value.
 */
function reader(
  { computed }: RecordKind,
  { name, path, from }: RecordField,
): (row: Row) => unknown {
  const resolve = computed[name] as ((row: Row) => unknown) | undefined;
  if (resolve !== undefined) {
    const roots = from.map((each) => each.split('.')[0]!);
    return (row) => (roots.every((root) => row[root] !== undefined) ? resolve(row) : null);
  }
  const [first, ...rest] = (path ?? name).split('.');
  if (rest.length === 0) return (row) => row[first!];
  return (row) =>
    rest.reduce<unknown>((part, step) => (part as Row | null | undefined)?.[step], row[first!]);
}

function dimensionValue(value: unknown): DimensionValue {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? (value as string[]) : null;
}

/** The driver returns 64-bit integers beyond the safe range as Long, which converts to a string. */
function measureValue(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : Number((value as bigint).toString());
}

function originOf({ provenance }: Row): string {
  return (provenance as { readonly origin?: string | null } | undefined)?.origin ?? DISTRICT;
}

function latenessOf(isLate: (row: Row) => unknown): (row: Row) => DimensionValue {
  return (row) => {
    const late = isLate(row);
    return typeof late === 'boolean' ? (late ? 'LATE' : 'ON_TIME') : null;
  };
}
