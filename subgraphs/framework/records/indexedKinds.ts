import { getDirectiveValues, isObjectType } from 'graphql';
import type { SubgraphName } from '../../../schema/sdl';
import { subgraphTypes } from '../subgraphDocument';

/** A record kind of another subgraph whose records are indexed in this one. */
export interface IndexedKind {
  /** Name of the object type. */
  readonly type: string;
  /** Names of the classes of its records that are RESTRICTED, sorted. */
  readonly restricted: readonly string[];
}

const known = new Map<SubgraphName, readonly IndexedKind[]>();

/** The record kinds that a subgraph indexes by reference: every type of its SDL with `@indexed`. */
export function indexedKinds(subgraph: SubgraphName): readonly IndexedKind[] {
  let kinds = known.get(subgraph);
  if (kinds === undefined) known.set(subgraph, (kinds = readKinds(subgraph)));
  return kinds;
}

function readKinds(subgraph: SubgraphName): IndexedKind[] {
  const schema = subgraphTypes(subgraph);
  const directive = schema.getDirective('indexed');
  if (!directive) return [];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap(({ name, astNode }) => {
      const mark = astNode ? getDirectiveValues(directive, astNode) : undefined;
      return mark ? [{ type: name, restricted: mark['restricted'] as string[] }] : [];
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}
