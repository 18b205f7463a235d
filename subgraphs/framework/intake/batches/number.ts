import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { BatchCounter, IntakeModels } from './model';

const DIGITS = 6;

/**
 * Allocates the number of a new batch, `<department>-<yyyymmdd>-<6 digits>`. Numbers may have gaps:
 * a request that fails has used its number.
 */
export async function newBatchNumber(
  { counter }: IntakeModels,
  department: string,
  now: Date,
): Promise<string> {
  const day = `${department}-${chinaDate(now).replaceAll('-', '')}`;
  const { number } = await counter
    .findOneAndUpdate(
      { _id: day },
      { $inc: { number: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<BatchCounter>()
    .exec();
  return `${day}-${String(number).padStart(DIGITS, '0')}`;
}
