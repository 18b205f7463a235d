import { addTerm } from '../../../../schema/policy/calendar';
import { term } from '../../../../schema/policy/terms';
import { nameGrams } from '../../nameGrams';
import { visibleUntil } from '../live';
import type { CreditRecord } from '../record';
import type { RecordKind } from '../recordKind';
import { partFault } from './valueFault';

/** A new row: its type and its values, none of them sealed. */
export type NewRow = CreditRecord & { readonly type: string };

/**
 * The first fault of a row, as one sentence that names the field but no value; undefined for a
 * valid row. The checks follow from the kind's type in the schema: every required path is present,
 * every value has its type, and there are no other paths. Paths that depend on each other must also
 * agree.
 * @param row a row without sealed values
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
    if (given.length !== wanted.length || given.some((gram, index) => gram !== wanted[index]))
      return `The field ${path} must contain the character pairs of ${value.of}.`;
  }
  return undefined;
}

function publicityFault({ publicityStart, publicityEnd }: NewRow): string | undefined {
  return publicityEnd != null && publicityEnd < publicityStart
    ? 'The field publicityEnd must not be before publicityStart.'
    : undefined;
}

function versionsFault({ versions, state }: NewRow): string | undefined {
  if (versions.length === 0) return 'The field versions must contain at least one version.';
  if (versions.some(({ version }, index) => version !== index + 1))
    return 'The field versions must be numbered from 1 without a gap.';
  return versions.at(-1)!.state === state
    ? undefined
    : 'The field versions must end with the state of the record.';
}

/**
 * The last day must be the earliest date that ends the record: the end of publicity, the expiry
 * and, for adverse information, the end of retention. No field of the row tells whether a record is
 * adverse, so the date with and without retention are both valid.
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
    // No retention term applied before the regulation took effect.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
