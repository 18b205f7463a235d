import { isRelational, type Rule } from '../../../schema/policy/rule';
import { staticTerms, type Viewer } from '../../../schema/viewer';
import { relationHolds } from './relations';

const termsOf = new WeakMap<Viewer, ReadonlySet<string>>();

/**
 * Whether a viewer may read a field of an object: all terms of one of the rule's alternatives
 * hold. Never throws; an unknown term does not hold.
 * @param subjectId the credit subject the object is about, where it is about one
 */
export function allows(rule: Rule, viewer: Viewer, subjectId: string | undefined): boolean {
  let terms = termsOf.get(viewer);
  if (terms === undefined) termsOf.set(viewer, (terms = staticTerms(viewer)));
  const held = terms;
  return rule.some((all) =>
    all.every((term) =>
      isRelational(term) ? relationHolds(term, viewer, subjectId) : held.has(term),
    ),
  );
}
