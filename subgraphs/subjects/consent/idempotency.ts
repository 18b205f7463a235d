import type { Viewer } from '../../../schema/viewer';
import { stepOf, type Idempotency } from '../../framework/idempotency';
import type { ConsentRecord } from './record';
import { viewAfter, type ConsentView } from './view';

/**
 * What a repetition is answered: the consent as the first request left it; undefined for a
 * request that is the first.
 * @throws IDEMPOTENCY_KEY_REUSED when the key was used for something else
 */
export function repeated(
  records: readonly ConsentRecord[],
  idempotency: Idempotency,
  viewer: Viewer,
): ConsentView | null | undefined {
  for (const record of records) {
    const at = stepOf(record, idempotency);
    if (at !== undefined) return viewAfter(record, at, viewer);
  }
  return undefined;
}
