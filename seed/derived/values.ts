import { formatCaseNumber } from '../../schema/identifiers/caseNumber';
import type { PathShape, RowShape, ValueShape } from '../../subgraphs/framework/records/shapes';
import { dateBetween, officeHour } from '../days';
import { opaqueId } from '../opaqueId';
import { Random } from '../random';
import { HEDONG, syntheticResident, syntheticUscc } from '../syntheticIdentifiers';

/** The subject of a row, as far as its values name it. */
export interface NamedSubject {
  readonly id: string;
  readonly name: string;
  /** The code of an organisation; null for a person. */
  readonly uscc: string | null;
  /** The number of a person; null for an organisation. */
  readonly residentId: string | null;
}

/** The facts from which the values of one row are generated. */
export interface RowFacts {
  readonly seed: number;
  /** Name of the kind. */
  readonly type: string;
  /** Number of the row among the rows of its kind, from 0. */
  readonly serial: number;
  readonly subject: NamedSubject;
  readonly decisionDate: string;
  /** The latest date that a value may contain. */
  readonly latest: string;
  /** Share of the nullable values that are null, 0 to 1. */
  readonly missing: number;
  /** Chinese name of the field at a path. */
  readonly title: (path: string) => string;
}

/** A code of a court of the district. */
const COURT = '津0102';
/** Texts of one field end with one of this many numbers, so that a filter finds several rows. */
const TEXTS = 12;

/** The source of random values for one path of one row: a new field changes no other values. */
export function randomAt({ seed, type, serial }: RowFacts, path: string): Random {
  return new Random(seed, `derived:${type}.${path}`, serial);
}

/**
 * A value for a path that is not a date of the row itself; may be null if the path is nullable.
 * @param path as `part.field` inside a part
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
      throw new Error(`The pairs of characters of ${shape.of} are derived from its value.`);
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
      // From ten yuan to nearly ten million, evenly over the orders of magnitude.
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
      // A random id, because the dataset has nothing to refer to; a path may be no field of the SDL.
      if (scalar === 'ID' || path.endsWith('Id'))
        return required ? opaqueId(seed, `derived:${type}.${path}`, serial) : null;
      return path === 'name' ? subject.name : `${title(path)}（示例${random.int(1, TEXTS)}）`;
  }
}

/** Returns each value once in every run of as many rows as there are values, in a varying order. */
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
    return Array.from({ length }, (_, index) =>
      partOf({ ...facts, serial: facts.serial * 3 + index }, path, paths),
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
