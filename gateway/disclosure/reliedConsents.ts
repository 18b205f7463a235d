import type { Disclosure } from '../../schema/registry';
import type { Viewer } from '../../schema/viewer';

const NONE: readonly string[] = Object.freeze([]);

/**
 * The viewer's consents that a disclosure relied on: those that the subgraph reported, or all of
 * the subject's when it reported none.
 */
export function reliedConsents(
  { subjectId, disclosed, masked, consents: reported }: Disclosure,
  { consents }: Viewer,
): readonly string[] {
  if (consents === undefined || disclosed.length + masked.length === 0) return NONE;
  return consents
    .filter((each) => each.subjectId === subjectId && (reported?.includes(each.id) ?? true))
    .map(({ id }) => id);
}
