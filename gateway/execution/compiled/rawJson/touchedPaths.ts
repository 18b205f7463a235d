import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { fieldsIn, responseNameOf } from '../../../../schema/selections/eachField';

/** A fetch of a plan, and its path in the answer: response names without the steps for lists. */
export interface PlacedFetch {
  readonly fetch: FetchNode;
  readonly path: readonly string[];
}

/** All fetches of a plan without deferred parts. */
export function placedFetches(
  node: PlanNode | undefined,
  path: readonly string[] = [],
): PlacedFetch[] {
  switch (node?.kind) {
    case undefined:
    case 'Defer':
      return [];
    case 'Fetch':
      return [{ fetch: node, path }];
    case 'Flatten': {
      const names = node.path.map(String).filter((step) => step !== '@');
      return placedFetches(node.node, [...path, ...names]);
    }
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => placedFetches(child, path));
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => placedFetches(clause, path));
  }
}

/** The fields that a fetch selects on its entities; for a root fetch, on the root type. */
export function fetchedFields(fetch: FetchNode): FieldNode[] {
  const roots = rootFields(fetch);
  if (!fetch.requires) return roots;
  return roots.flatMap(({ selectionSet }) => (selectionSet ? fieldsOf(selectionSet) : []));
}

/** The selections of `_entities`; undefined if a fetch selects other root fields too. */
export function fetchedEntities(fetch: FetchNode): SelectionSetNode | undefined {
  const [root, ...others] = rootFields(fetch);
  if (root?.alias !== undefined || root?.name.value !== '_entities') return undefined;
  return others.length > 0 ? undefined : root.selectionSet;
}

function rootFields(fetch: FetchNode): FieldNode[] {
  const document: DocumentNode =
    fetch.operationDocumentNode ?? parse(fetch.operation, { noLocation: true });
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? fieldsOf(definition.selectionSet) : [],
  );
}

/** The paths that a fetch reads for its representations. */
export function requiredPaths({ fetch, path }: PlacedFetch): string[][] {
  const below = (nodes: readonly QueryPlanSelectionNode[], at: readonly string[]): string[][] =>
    nodes.flatMap((node) => {
      if (node.kind !== 'Field') return below(node.selections, at);
      const own = [...at, node.alias ?? node.name];
      return [own, ...below(node.selections ?? [], own)];
    });
  return below(fetch.requires ?? [], path);
}

/** The paths that a fetch reads, works below, or writes. */
export function touchedPaths(placed: PlacedFetch): string[][] {
  const below = (fields: readonly FieldNode[], at: readonly string[]): string[][] =>
    fields.flatMap((field) => {
      const { selectionSet } = field;
      const own = [...at, responseNameOf(field)];
      return [own, ...below(selectionSet ? fieldsOf(selectionSet) : [], own)];
    });
  return [
    [...placed.path],
    ...requiredPaths(placed),
    ...below(fetchedFields(placed.fetch), placed.path),
  ];
}

/** Query plans have no named fragments. */
const fieldsOf = (set: SelectionSetNode): FieldNode[] => fieldsIn([set], {});
