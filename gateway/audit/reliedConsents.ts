import type { Disclosure } from '../../schema/authority';
import type { Viewer } from '../../schema/viewer';

const NONE: readonly string[] = Object.freeze([]);

/**
 * The consents of a viewer that a disclosure rested on. A subgraph that does not say which is one
 * that may have relied on any of the subject's.
 */
export function reliedConsents(
  { subjectId, disclosed, masked, consents: told }: Disclosure,
  { consents }: Viewer,
): readonly string[] {
  if (consents === undefined || disclosed.length + masked.length === 0) return NONE;
  return consents
    .filter((each) => each.subjectId === subjectId && (told?.includes(each.id) ?? true))
    .map(({ id }) => id);
}
