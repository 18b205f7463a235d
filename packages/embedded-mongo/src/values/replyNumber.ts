import { Double, Int32, Long } from 'bson';

/** Numbers as MongoDB's replies carry them: whole ones as int or long, else double. */
export function replyNumber(value: number): Int32 | Long | Double {
  if (!Number.isInteger(value)) return new Double(value);
  return Math.abs(value) < 2 ** 31 ? new Int32(value) : Long.fromNumber(value);
}
