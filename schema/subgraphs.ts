/**
 * The list of subgraphs, in the order in which they are shown everywhere. Composition, compiler,
 * layer rules and tests derive their names and ports from it.
 *
 * `title` is the domain in Chinese, as used in descriptions; `port` is the port of the subgraph
 * when each runs as its own process (`npm run start:services`); `withoutRecords` marks those that store
 * no credit records, `withoutFacts` those of whose rows statistics count none.
 */
export const SUBGRAPHS = [
  { name: 'subjects', title: '信用主体', port: 4101, withoutRecords: true },
  { name: 'government', title: '政务', port: 4102 },
  { name: 'commerce', title: '商务', port: 4103 },
  { name: 'social', title: '社会', port: 4104 },
  { name: 'judicial', title: '司法', port: 4105 },
  { name: 'statistics', title: '统计', port: 4106, withoutRecords: true, withoutFacts: true },
] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number]['name'];

/** Names of the subgraphs, in the order of the list. */
export const SUBGRAPH_NAMES: readonly SubgraphName[] = SUBGRAPHS.map(({ name }) => name);

/** Names of the subgraphs that store credit records. */
export const RECORD_SUBGRAPH_NAMES: readonly SubgraphName[] = SUBGRAPHS.filter(
  (subgraph) => !('withoutRecords' in subgraph),
).map(({ name }) => name);

/** Names of the subgraphs whose rows statistics count: records, and the subjects themselves. */
export const COUNTED_SUBGRAPH_NAMES: readonly SubgraphName[] = SUBGRAPHS.filter(
  (subgraph) => !('withoutFacts' in subgraph),
).map(({ name }) => name);

/**
 * The part of GraphQL names that tells the subgraph, where each has a field of its own:
 * `Government` in `submitGovernmentBatch`.
 */
export function domainOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The data of a subgraph that its sources are expanded with. */
export interface SubgraphEntry {
  readonly name: string;
  readonly title: string;
}

/** The entry of a subgraph. */
export function subgraphEntry(name: SubgraphName): (typeof SUBGRAPHS)[number] {
  const entry = SUBGRAPHS.find((one) => one.name === name);
  if (entry === undefined) throw new RangeError(`There is no subgraph ${name}.`);
  return entry;
}
