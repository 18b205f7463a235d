import { creditError } from '../../../schema/errors';
import type { Viewer } from '../../../schema/viewer';
import type { Idempotency } from '../../kit/idempotency';
import type { ConsentRecord } from './record';
import { viewAfter, type ConsentView } from './view';

/**
 * What a repetition is answered: the consent as the first request left it; undefined for a
 * request that is the first.
 * @throws IDEMPOTENCY_KEY_REUSED when the key was used for something else
 */
export function repeated(
  records: readonly ConsentRecord[],
  { key, digests }: Idempotency,
  viewer: Viewer,
): ConsentView | null | undefined {
  for (const record of records) {
    const at = record.steps.findIndex((step) => step.key === key);
    if (at < 0) continue;
    if (!digests.includes(record.steps[at]!.input)) throw creditError('IDEMPOTENCY_KEY_REUSED');
    return viewAfter(record, at, viewer);
  }
  return undefined;
}
