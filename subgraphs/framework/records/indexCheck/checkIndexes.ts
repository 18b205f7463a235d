import { buildASTSchema, type DocumentNode } from 'graphql';
import { resolveNames } from '../../../../schema/links/resolveNames';
import { COMMON_INDEXES, isRange } from '../indexes';
import { kindShapes } from '../kindShapes';
import type { Condition } from '../recordKind';
import { listsInOrder, type ListInOrder } from './questions';
import { sentence, shapeFaults } from './shapeFaults';
import { serves, type Question, type RecordIndex } from './serves';

/** An index, and the questions it serves. */
export interface IndexUse extends RecordIndex {
  readonly serves: readonly Question[];
}

/** The indexes of a subgraph's records, and what none of them serves. */
export interface IndexReport {
  readonly indexes: readonly IndexUse[];
  /** Sentences, each with file and line. */
  readonly faults: readonly string[];
}

/**
 * Checks that every list of records is served by an index, with each combination of its conditions
 * and in each of its orders; see `serves`.
 * @param document the expanded SDL of a subgraph, which knows the places in the sources
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

/** Each index with the questions of at most one optional condition that it is the best for. */
function usesOf(indexes: readonly RecordIndex[], lists: readonly ListInOrder[]): IndexUse[] {
  const uses = new Map<RecordIndex, Question[]>(indexes.map((index) => [index, []]));
  for (const list of lists) {
    const served = list.parent === undefined ? list.optional : [];
    for (const given of [[], ...served.map((condition) => [condition])]) {
      const question = { list, given };
      const index = indexes.find((each) => serves(each, question));
      if (index) uses.get(index)!.push(question);
    }
  }
  return [...uses].map(([index, questions]) => ({ ...index, serves: questions }));
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

/** Ranges of a search that no order of it begins with: nothing bounds what is read for them. */
function rangeFaults(list: ListInOrder, lists: readonly ListInOrder[]): string[] {
  if (list.parent !== undefined || isLaterOrder(list, lists)) return [];
  const ranges = [...list.always, ...list.optional].filter(isRange);
  return ranges
    .filter((condition) => !isBounded(condition, list, lists))
    .map((condition) =>
      sentence(
        list.nodeOf(condition),
        `No index serves ${condition.argument} of ${list.field}: no order begins with ${condition.by}; give that field @sort, or leave the range out.`,
      ),
    );
}

function isBounded(condition: Condition, { field }: ListInOrder, lists: readonly ListInOrder[]) {
  return (
    !isRange(condition) ||
    lists.some((list) => list.field === field && list.order[0]![0] === condition.by)
  );
}

/** What is wrong with a search in all orders is reported once. */
function isLaterOrder(list: ListInOrder, lists: readonly ListInOrder[]): boolean {
  return lists.find(({ field }) => field === list.field) !== list;
}
