import type { Viewer } from '../../../schema/viewer';
import { stepOf, type Idempotency } from '../../framework/idempotency';
import type { ConsentRecord } from './record';
import { viewAfter, type ConsentView } from './view';

/**
 * The result of a repeated request: the consent as the first request left it; undefined for a first
 * request.
 * @throws IDEMPOTENCY_KEY_REUSED when the key was used for another input
 */
export function repeated(
  records: readonly ConsentRecord[],
  idempotency: Idempotency,
  viewer: Viewer,
): ConsentView | null | undefined {
  for (const record of records) {
    const index = stepOf(record, idempotency);
    if (index !== undefined) return viewAfter(record, index, viewer);
  }
  return undefined;
}
