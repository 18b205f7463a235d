import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import { allows } from '../guard/verdict';
import type { CreditRecord } from './record';

/**
 * How widely a live record is disclosed (公开属性 of the catalogue, Tianjin Social Credit
 * Regulations, Art. 10). OPEN: to everybody. RESTRICTED: to the subject, its representatives and
 * officers; for all others the record does not exist. Decided when the record is written; a
 * record without one is treated as restricted.
 */
export type Disclosure = 'OPEN' | 'RESTRICTED';

/** A record whose kind is not published for every subject. */
export interface DisclosedRecord extends CreditRecord {
  readonly disclosure: Disclosure;
}

const RESTRICTED_RULE: Rule = [['rel:self'], ['rel:representative'], ['role:officer']];

/**
 * Whether a viewer sees the restricted records too.
 * @param subjectId of whom; undefined asks about those of all subjects
 */
export function seesRestricted(viewer: Viewer, subjectId: string | undefined): boolean {
  return allows(
    RESTRICTED_RULE,
    viewer,
    { ...(subjectId !== undefined && { subjectId }) },
    undefined,
  );
}

/** The same rule as a MongoDB filter. */
export function disclosureFilter(
  viewer: Viewer,
  subjectId: string | undefined,
): Record<string, unknown> {
  return seesRestricted(viewer, subjectId) ? {} : { disclosure: 'OPEN' };
}
