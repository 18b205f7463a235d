import type { SubgraphName } from '../../../../schema/sdl';
import type { RecordKind } from '../../records/recordKind';
import { recordTarget, type RecordTarget, type RecordTargetParts } from './recordTarget';

/** The targets of all record kinds of a subgraph, by kind. */
export function recordTargets(
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
  parts: RecordTargetParts,
): ReadonlyMap<string, RecordTarget> {
  return new Map(kinds.map((kind) => [kind.type, recordTarget(subgraph, kind, parts)]));
}
