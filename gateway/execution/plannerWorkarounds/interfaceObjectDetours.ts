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

let ignored = false;

/**
 * Makes the planner of this thread ignore a detour that never pays: from an entity that its
 * subgraph knows as an `@interfaceObject`, by the key to the subgraph of the interface, there into
 * each implementation, and by the same key back to where it came from. The planner has a check for
 * detours (`checkDirectPathFromPreviousSubgraphTo`), but it replays the cast into the
 * implementation in a subgraph that has no such type, and takes the direct path for impossible.
 * So each step from a record to its subject gave one way more, of as many paths as there are
 * implementations, and the next step all their combinations: 1, 2, 18 plans for one, two and three
 * steps, and for four no memory suffices. The entity is the same on either side of a cast, so the
 * direct path can do all that the detour can.
 * @throws Error when the planner has another version than the one this was written for
 */
export function ignoreInterfaceObjectDetours(): void {
  if (ignored) return;
  assertApolloVersions();
  const { prototype } = GraphPath as { prototype: DetourCheck };
  const check = prototype.checkDirectPathFromPreviousSubgraphTo;
  prototype.checkDirectPathFromPreviousSubgraphTo = function (type, toEdge, overrides, start) {
    const following: TriggerToEdge = (graph, vertex, trigger, conditions) => {
      const edge = toEdge(graph, vertex, trigger, conditions);
      // null: the path goes on from the vertex where it is.
      return edge === undefined && isCast(trigger) && isInterfaceObject(graph, vertex)
        ? null
        : edge;
    };
    return check.call(this, type, following, overrides, start);
  };
  ignored = true;
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

/** Operations come as triggers when one is planned; composition checks a graph by transitions. */
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
