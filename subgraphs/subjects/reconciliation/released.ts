import { createHash } from 'node:crypto';
import { subjectPseudonym, type LogKeys } from '../../../schema/log/logKeys';
import type { ReceiptBatch } from '../../../schema/receipts';
import type { Expected } from './logLookup';
import type { FindingKind } from './record';

/** The fields that one call released about one subject. */
export interface Released extends Expected {
  readonly subjectId: string;
  /** Id of the gateway process, or UNNAMED_GATEWAY. */
  readonly gateway: string;
  /** About when, by the clock of this process, milliseconds since the epoch. */
  readonly releasedAt: number;
}

/** What a release and the events of it have in common. */
export type ReleaseKey = Pick<Released, 'requestId' | 'subgraph' | 'subjectId'>;

/** The key as text. */
export function keyText({ requestId, subgraph, subjectId }: ReleaseKey): string {
  return `${requestId}\n${subgraph}\n${subjectId}`;
}

/**
 * The id of the finding of a release. The fields are part of it: others that are released later
 * under the same request id are a finding of their own.
 */
export function findingId(
  { requestId, subgraph, subject, fields }: Expected,
  kind: FindingKind,
): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, requestId, subgraph, subject, fields]))
    .digest('base64url');
}

/**
 * The releases in a batch, one for each subject, except those for which `isLogged` is true.
 * Pseudonyms, which cost a digest each, are made only of the others.
 */
export function releasesIn(
  { receipts, ageMs }: ReceiptBatch,
  { subgraph, keys }: { readonly subgraph: string; readonly keys: LogKeys },
  isLogged: (key: ReleaseKey, fields: readonly string[]) => boolean,
): Released[] {
  const releasedAt = Date.now() - ageMs;
  const found: Released[] = [];
  for (const { requestId, gateway, at, released } of receipts)
    for (const { subjects, fields } of released)
      for (const subjectId of subjects) {
        const key = { requestId, subgraph, subjectId };
        if (isLogged(key, fields)) continue;
        const subject = subjectPseudonym(keys, subjectId);
        found.push({ ...key, gateway, at, fields, subject, releasedAt });
      }
  return found;
}

/** The number of releases in a batch. */
export function releaseCount({ receipts }: ReceiptBatch): number {
  let count = 0;
  for (const { released } of receipts)
    for (const { subjects } of released) count += subjects.length;
  return count;
}
