import { formatCaseNumber } from '../../schema/identifiers/caseNumber';
import type { PathShape, RowShape, ValueShape } from '../../subgraphs/framework/records/shapes';
import { dateBetween, officeHour } from '../days';
import { opaqueId } from '../opaqueId';
import { Random } from '../random';
import { HEDONG, syntheticResident, syntheticUscc } from '../syntheticIdentifiers';

/** Of whom a row is, as far as its values name them. */
export interface NamedSubject {
  readonly id: string;
  readonly name: string;
  /** The code of an organisation; null of a person. */
  readonly uscc: string | null;
  /** The number of a person; null of an organisation. */
  readonly residentId: string | null;
}

/** What the values of one row are made of. */
export interface RowFacts {
  readonly seed: number;
  /** Name of the kind. */
  readonly type: string;
  /** Number of the row among those of its kind, from 0. */
  readonly serial: number;
  readonly subject: NamedSubject;
  readonly decisionDate: string;
  /** The latest day a value may tell of. */
  readonly latest: string;
  /** How many of the values that may be missing are, 0 to 1. */
  readonly missing: number;
  /** Name in Chinese of what is at a path. */
  readonly title: (path: string) => string;
}

/** A code of a court of the district. */
const COURT = '津0102';
/** Texts of one field differ by a number up to this, so that conditions find several rows. */
const TEXTS = 12;

/** The source of random values for one path of one row: a new field changes no other's values. */
export function randomAt({ seed, type, serial }: RowFacts, path: string): Random {
  return new Random(seed, `derived:${type}.${path}`, serial);
}

/**
 * A value for a path that is no date of the row itself; null where it may be missing and is.
 * @param path as `part.field` within a part
 */
export function valueAt(facts: RowFacts, path: string, shape: PathShape): unknown {
  const random = randomAt(facts, path);
  if (!shape.required && random.chance(facts.missing)) return null;
  return valueOf(facts, random, path, shape);
}

function valueOf(
  facts: RowFacts,
  random: Random,
  path: string,
  { value: shape, required }: PathShape,
): unknown {
  switch (shape.is) {
    case 'SCALAR':
      return scalarOf(facts, random, path, shape.scalar, required);
    case 'ENUM':
      return spread(facts, path, [...shape.values]);
    case 'LIST':
      return listOf(facts, random, path, shape);
    case 'PART':
      return partOf(facts, path, shape.paths);
    case 'GRAMS':
      throw new Error(`The pairs of characters of ${shape.of} are made of its value.`);
  }
}

function scalarOf(
  { seed, type, serial, subject, decisionDate, latest, title }: RowFacts,
  random: Random,
  path: string,
  scalar: string,
  required: boolean,
): unknown {
  switch (scalar) {
    case 'Boolean':
      return random.chance(0.5);
    case 'Int':
      return /year$/i.test(path) ? Number(decisionDate.slice(0, 4)) : random.int(1, 100);
    case 'Float':
      return random.int(1, 1000) / 10;
    case 'MoneyCents':
      // Ten yuan to nearly ten million, as many small sums as large ones.
      return BigInt(random.int(1, 99)) * 10n ** BigInt(random.int(3, 7));
    case 'Date':
      return dateBetween(random, decisionDate, latest);
    case 'DateTime':
      return officeHour(random, dateBetween(random, decisionDate, latest));
    case 'RegionCode':
      return HEDONG;
    case 'CaseNumber':
      return formatCaseNumber({
        year: Number(decisionDate.slice(0, 4)),
        court: COURT,
        type: '民初',
        serial: serial + 1,
      });
    case 'UnifiedSocialCreditCode':
      return subject.uscc ?? (required ? syntheticUscc('91', serial, seed) : null);
    case 'ResidentId':
      return (
        subject.residentId ?? (required ? syntheticResident(serial, 'MALE', 0).idNumber : null)
      );
    default:
      // The id of what has no records here to refer to, in a path that no field gives too.
      if (scalar === 'ID' || path.endsWith('Id'))
        return required ? opaqueId(seed, `derived:${type}.${path}`, serial) : null;
      return path === 'name' ? subject.name : `${title(path)}（示例${random.int(1, TEXTS)}）`;
  }
}

/** Each value once in as many rows as there are values, in an order that changes. */
function spread({ seed, type, serial }: RowFacts, path: string, values: readonly string[]): string {
  const round = Math.floor(serial / values.length);
  const shift = new Random(seed, `derived:${type}.${path}:round`, round).int(0, values.length - 1);
  return values[(serial + shift) % values.length]!;
}

function listOf(
  facts: RowFacts,
  random: Random,
  path: string,
  { of }: ValueShape & { readonly is: 'LIST' },
): unknown[] {
  const length = random.int(1, 3);
  if (of.value.is === 'PART') {
    const { paths } = of.value;
    return Array.from({ length }, (_, at) =>
      partOf({ ...facts, serial: facts.serial * 3 + at }, path, paths),
    );
  }
  if (of.value.is === 'ENUM') {
    const values = [...of.value.values];
    const first = values.indexOf(spread(facts, path, values));
    return values.slice(first, first + length);
  }
  return [...new Set(Array.from({ length }, () => valueOf(facts, random, path, of)))];
}

function partOf(facts: RowFacts, path: string, shape: RowShape): Record<string, unknown> {
  return Object.fromEntries(
    [...shape].map(([name, inner]) => [name, valueAt(facts, `${path}.${name}`, inner)]),
  );
}
