import { buildASTSchema, type DocumentNode } from 'graphql';
import { resolveNames } from '../../../../schema/links/resolveNames';
import { COMMON_INDEXES, isRange } from '../indexes';
import { kindShapes } from '../kindShapes';
import type { Condition } from '../recordKind';
import { listsInOrder, type ListInOrder } from './listsInOrder';
import { sentence, shapeFaults } from './shapeFaults';
import { serves, type ListQuery, type RecordIndex } from './serves';

/** An index and the queries that it serves. */
export interface IndexUse extends RecordIndex {
  readonly serves: readonly ListQuery[];
}

/** The indexes of a subgraph's records, and the queries that no index serves. */
export interface IndexReport {
  readonly indexes: readonly IndexUse[];
  /** One message per fault, with file and line. */
  readonly faults: readonly string[];
}

/**
 * Checks that an index serves every list of records, with each combination of its conditions and in
 * each of its orders; see `serves`.
 * @param document the expanded SDL of a subgraph, with the locations in the source files
 */
export function checkIndexes(document: DocumentNode): IndexReport {
  const schema = buildASTSchema(resolveNames(document), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const kinds = kindShapes(schema);
  const indexes: RecordIndex[] = [
    ...COMMON_INDEXES.map((key) => ({ key })),
    ...kinds.flatMap(({ type, indexes: own }) => own.map((key) => ({ key, of: type }))),
  ];
  const lists = kinds.flatMap((kind) => listsInOrder(schema, kind));
  return {
    indexes: usesOf(indexes, lists),
    faults: [
      ...shapeFaults(schema, kinds, indexes),
      ...lists.flatMap((list) => [...rangeFaults(list, lists), ...unserved(indexes, list, lists)]),
    ],
  };
}

/** Assigns each query with at most one optional condition to the first index that serves it. */
function usesOf(indexes: readonly RecordIndex[], lists: readonly ListInOrder[]): IndexUse[] {
  const uses = new Map<RecordIndex, ListQuery[]>(indexes.map((index) => [index, []]));
  for (const list of lists) {
    const served = list.parent === undefined ? list.optional : [];
    for (const given of [[], ...served.map((condition) => [condition])]) {
      const query = { list, given };
      const index = indexes.find((each) => serves(each, query));
      if (index) uses.get(index)!.push(query);
    }
  }
  return [...uses].map(([index, queries]) => ({ ...index, serves: queries }));
}

/** The smallest combinations of conditions that no index serves. */
function unserved(
  indexes: readonly RecordIndex[],
  list: ListInOrder,
  lists: readonly ListInOrder[],
): string[] {
  const found: Condition[][] = [];
  const bounded = list.optional.filter((condition) => isBounded(condition, list, lists));
  for (const given of combinations(list.parent === undefined ? bounded : [])) {
    if (found.some((smaller) => smaller.every((condition) => given.includes(condition)))) continue;
    if (!indexes.some((index) => serves(index, { list, given }))) found.push(given);
  }
  return found.map((given) => {
    const conditions = given.map(({ argument }) => argument).join(' and ');
    return sentence(
      list.nodeOf(given.at(-1)),
      `No index serves ${list.field} in the order ${list.orderName}${conditions && ` with ${conditions}`}.`,
    );
  });
}

/** Every combination of conditions, the smaller ones first. */
function combinations(conditions: readonly Condition[]): Condition[][] {
  const all = conditions.reduce<Condition[][]>(
    (sets, condition) => [...sets, ...sets.map((set) => [...set, condition])],
    [[]],
  );
  return all.sort((a, b) => a.length - b.length);
}

/**
 * Ranges on a field with which no order of the search begins: their index scan would be unbounded.
 */
function rangeFaults(list: ListInOrder, lists: readonly ListInOrder[]): string[] {
  if (list.parent !== undefined || isLaterOrder(list, lists)) return [];
  const ranges = [...list.always, ...list.optional].filter(isRange);
  return ranges
    .filter((condition) => !isBounded(condition, list, lists))
    .map((condition) =>
      sentence(
        list.nodeOf(condition),
        `No index serves ${condition.argument} of ${list.field}: no order begins with ${condition.by}; add @sort to that field or remove the range.`,
      ),
    );
}

function isBounded(condition: Condition, { field }: ListInOrder, lists: readonly ListInOrder[]) {
  return (
    !isRange(condition) ||
    lists.some((list) => list.field === field && list.order[0]![0] === condition.by)
  );
}

/** Whether the search was already listed with another order: its faults are reported only once. */
function isLaterOrder(list: ListInOrder, lists: readonly ListInOrder[]): boolean {
  return lists.find(({ field }) => field === list.field) !== list;
}
