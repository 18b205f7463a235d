import { isRelational, type Rule } from '../../../schema/policy/rule';
import { staticTerms, type Viewer } from '../../../schema/viewer';
import type { About } from './about';
import { relationHolds } from './relations';

const termsOf = new WeakMap<Viewer, ReadonlySet<string>>();

/**
 * Whether a viewer may read a field of an object: all terms of one of the rule's alternatives
 * hold. Never throws; an unknown term does not hold.
 * @param about what the object is about
 * @param cluster the consent cluster the field belongs to
 */
export function allows(
  rule: Rule,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
): boolean {
  let terms = termsOf.get(viewer);
  if (terms === undefined) termsOf.set(viewer, (terms = staticTerms(viewer)));
  const held = terms;
  return rule.some((all) =>
    all.every((term) =>
      isRelational(term) ? relationHolds(term, viewer, about, cluster) : held.has(term),
    ),
  );
}
