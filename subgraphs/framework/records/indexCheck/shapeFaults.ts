import type { ASTNode, GraphQLSchema } from 'graphql';
import { SourceError } from '../../../../schema/compiler/expand/sourceError';
import type { KindShape } from '../kindShapes';
import { listsInOrder, type ListInOrder } from './listsInOrder';
import type { RecordIndex } from './serves';

/** The MongoDB limit of indexes per collection, including the index on `_id`. */
const MAX_INDEXES = 64;

/** The lists and orders that no index can serve. @returns messages with file and line */
export function shapeFaults(
  schema: GraphQLSchema,
  kinds: readonly KindShape[],
  indexes: readonly RecordIndex[],
): string[] {
  return [
    ...kinds.flatMap((kind) => {
      const lists = listsInOrder(schema, kind);
      return [...listFaults(kind, lists), ...orderFaults(kind, lists)];
    }),
    ...tooMany(indexes, kinds),
  ];
}

/** Conditions that require an order that the search does not have. */
function orderFaults({ search }: KindShape, lists: readonly ListInOrder[]): string[] {
  const list = lists.find(({ parent }) => parent === undefined);
  if (search === undefined || list === undefined) return [];
  return search.conditions
    .filter(({ order }) => order !== undefined && !(order in search.orders))
    .map((condition) =>
      sentence(
        list.nodeOf(condition),
        `${condition.argument} needs the order ${condition.order}, which ${list.field} does not have.`,
      ),
    );
}

/**
 * Keys with several list fields, for which MongoDB refuses rows, and orders by a list or by a
 * nullable field: a comparison with null matches nothing, so the pages would end there.
 */
function listFaults(kind: KindShape, lists: readonly ListInOrder[]): string[] {
  const isList = (field: string) => ['LIST', 'GRAMS'].includes(kind.row.get(field)?.value.is ?? '');
  const keys = kind.indexes
    .map((key) => Object.keys(key).filter(isList))
    .filter((fields) => fields.length > 1)
    .map(
      (fields) =>
        `An index of ${kind.type} contains the lists ${fields.join(' and ')}; MongoDB allows one list per index.`,
    );
  const isOptional = (field: string) => kind.row.get(field)?.required === false;
  const orders = lists.flatMap(({ field, orderName, order }) =>
    order.flatMap(([path]) => {
      const what = isList(path) ? 'is a list' : isOptional(path) ? 'may be null' : undefined;
      return what ? [`${field} has the order ${orderName} by ${path}, which ${what}.`] : [];
    }),
  );
  return [...new Set([...keys, ...orders])].map((text) => sentence(kind.object.astNode, text));
}

function tooMany(indexes: readonly RecordIndex[], kinds: readonly KindShape[]): string[] {
  const count = indexes.length + 1;
  return count <= MAX_INDEXES
    ? []
    : [
        sentence(
          kinds.at(-1)?.object.astNode,
          `The records of the subgraph need ${count} indexes; MongoDB allows ${MAX_INDEXES} per collection.`,
        ),
      ];
}

/** A message with the file and line of a node before it. */
export function sentence(node: ASTNode | null | undefined, text: string): string {
  return node == null ? text : new SourceError(node, text).message;
}
