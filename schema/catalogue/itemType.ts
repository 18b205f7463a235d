import type { GraphRules } from './graphRules';

/** The type of the items in a type: a connection's nodes, otherwise the type itself. */
export function itemTypeOf(graph: GraphRules, type: string): string {
  const nodes = graph.typeOfField(type, 'nodes');
  if (nodes !== undefined) return nodes;
  const edges = graph.typeOfField(type, 'edges');
  return (edges === undefined ? undefined : graph.typeOfField(edges, 'node')) ?? type;
}
