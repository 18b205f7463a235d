import { addTerm } from '../../../../schema/policy/calendar';
import { term } from '../../../../schema/policy/terms';
import { nameGrams } from '../../nameGrams';
import { visibleUntil } from '../live';
import type { CreditRecord } from '../record';
import type { RecordKind } from '../recordKind';
import { partFault } from './valueFault';

/** A row as it is given to the writer: of what kind it is, and its values, none of them sealed. */
export type NewRow = CreditRecord & { readonly type: string };

/**
 * What is wrong with a row of a kind, as one sentence that names the field and no value; undefined
 * where nothing is. What is checked follows from the kind's type in the schema: every path is
 * there that has to be, has a value of its type, and there is no other; and the parts of a record
 * that speak of each other agree.
 * @param row with nothing sealed
 */
export function rowFault(kind: RecordKind, row: object): string | undefined {
  const given = row as NewRow;
  if (given.type !== kind.type) return `The field type must be ${kind.type}.`;
  return (
    partFault(kind.row, row as Readonly<Record<string, unknown>>) ??
    gramsFault(kind, row as Readonly<Record<string, unknown>>) ??
    publicityFault(given) ??
    versionsFault(given) ??
    endFault(given)
  );
}

function gramsFault({ row: shape }: RecordKind, row: Readonly<Record<string, unknown>>) {
  for (const [path, { value }] of shape) {
    if (value.is !== 'GRAMS') continue;
    const wanted = nameGrams((row[value.of] ?? '') as string);
    const given = row[path] as readonly string[];
    if (given.length !== wanted.length || given.some((gram, at) => gram !== wanted[at]))
      return `The field ${path} must hold the pairs of characters of ${value.of}.`;
  }
  return undefined;
}

function publicityFault({ publicityStart, publicityEnd }: NewRow): string | undefined {
  return publicityEnd != null && publicityEnd < publicityStart
    ? 'The field publicityEnd lies before publicityStart.'
    : undefined;
}

function versionsFault({ versions, state }: NewRow): string | undefined {
  if (versions.length === 0) return 'The field versions has no version.';
  if (versions.some(({ version }, at) => version !== at + 1))
    return 'The field versions must be numbered from 1 without a gap.';
  return versions.at(-1)!.state === state
    ? undefined
    : 'The field versions must end with the state of the record.';
}

/**
 * The last day is the earliest of what ends the record: its publicity, its expiry, and, of adverse
 * information, the term for which it may be kept in use. Whether a record is adverse no field
 * tells, so both days are right.
 */
function endFault(row: NewRow): string | undefined {
  const { publicityEnd = null, expiresOn = null, decisionDate, visibleUntil: given } = row;
  const end = visibleUntil(publicityEnd, expiresOn);
  if (given === end || given === visibleUntil(end, retentionEnd(decisionDate))) return undefined;
  return 'The field visibleUntil must be the earliest of publicityEnd, expiresOn and the end of retention.';
}

function retentionEnd(decisionDate: string): string | null {
  try {
    return addTerm(decisionDate, term('retention.adverse', decisionDate).value);
  } catch (error) {
    // Before the regulation there was no term.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
