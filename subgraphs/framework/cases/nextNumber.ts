import type { ClientSession } from 'mongoose';
import type { Tables } from '../records/writer/tables';

const DIGITS = 6;

/**
 * The next document number that begins with a prefix: the highest one that a record of the type
 * has, plus one. Two transactions cannot give the same, because each also increments the counter of
 * events, so that the second restarts after the first.
 * @throws RangeError when the prefix has no number left
 */
export async function nextNumber(
  { rows }: Tables,
  type: string,
  prefix: string,
  session: ClientSession,
): Promise<string> {
  const last = await rows.findOne(
    { 'basis.number': { $gte: prefix, $lte: `${prefix}${'9'.repeat(DIGITS)}` }, type },
    { session, sort: { 'basis.number': -1 }, projection: { 'basis.number': 1 } },
  );
  const serial = last === null ? 1 : Number(last.basis.number.slice(prefix.length)) + 1;
  const number = String(serial).padStart(DIGITS, '0');
  if (number.length > DIGITS) throw new RangeError('The prefix has no number left.');
  return `${prefix}${number}`;
}
