import { federationMetadata, isObjectType } from '@apollo/federation-internals';
import {
  GraphPath,
  type Edge,
  type OpTrigger,
  type QueryGraph,
  type Vertex,
} from '@apollo/query-graphs';
import { assertApolloVersions } from '../apolloVersions';

type TriggerToEdge = (
  graph: QueryGraph,
  vertex: Vertex,
  trigger: unknown,
  overrideConditions: Map<string, boolean>,
) => Edge | null | undefined;

let installed = false;

/**
 * Makes the planner of this thread ignore a useless detour: from an entity that its subgraph
 * defines as an `@interfaceObject`, by the key to the subgraph of the interface, there into each
 * implementation, and by the same key back to the first subgraph. The planner has a check for
 * detours (`checkDirectPathFromPreviousSubgraphTo`), but the check repeats the cast into the
 * implementation in a subgraph that has no such type, and so considers the direct path impossible.
 * Without this workaround each step from a record to its subject adds one option with as many paths
 * as there are implementations, and the next step combines all of them: 1, 2 and 18 plans for one,
 * two and three steps; for four steps no amount of memory suffices. A cast does not change the
 * entity, so the direct path reaches everything that the detour reaches.
 * @throws Error if the planner has another version than the one that this was written for
 */
export function ignoreInterfaceObjectDetours(): void {
  if (installed) return;
  assertApolloVersions();
  const { prototype } = GraphPath as { prototype: DetourCheck };
  const check = prototype.checkDirectPathFromPreviousSubgraphTo;
  prototype.checkDirectPathFromPreviousSubgraphTo = function (type, toEdge, overrides, start) {
    const following: TriggerToEdge = (graph, vertex, trigger, conditions) => {
      const edge = toEdge(graph, vertex, trigger, conditions);
      // null: the path continues from the same vertex.
      return edge === undefined && isCast(trigger) && isInterfaceObject(graph, vertex)
        ? null
        : edge;
    };
    return check.call(this, type, following, overrides, start);
  };
  installed = true;
}

interface DetourCheck {
  checkDirectPathFromPreviousSubgraphTo: (
    this: unknown,
    typeName: string,
    triggerToEdge: TriggerToEdge,
    overrideConditions: Map<string, boolean>,
    prevSubgraphStartingVertex?: Vertex,
  ) => Vertex | undefined;
}

/** Planning passes elements of operations as triggers; composition passes transitions. */
function isCast(trigger: unknown): boolean {
  const operation = trigger as Partial<OpTrigger> | undefined;
  return (
    operation !== undefined && 'typeCondition' in operation && Boolean(operation.typeCondition)
  );
}

function isInterfaceObject(graph: QueryGraph, { type, source }: Vertex): boolean {
  const schema = graph.sources.get(source);
  return (
    schema !== undefined &&
    isObjectType(type) &&
    federationMetadata(schema)?.isInterfaceObjectType(type) === true
  );
}
