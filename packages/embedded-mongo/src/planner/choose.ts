import { mongoError } from '../base/errors';
import type { IndexDefinition } from '../indexes/definition';
import { samePattern } from '../indexes/samePattern';
import { compareValues, equalValues } from '../values/compare';
import { toNumber } from '../values/numbers';
import { isDoc, isNum, type Doc, type Value } from '../values/types';
import type { Filter, Predicate } from '../query/index';
import type { Collection } from '../storage/catalog';
import type { Reader } from '../storage/reader';
import { fieldBounds, type FieldBounds } from './bounds';
import { buildPlan, type Plan, type SortOrder } from './plan';

/** An answer is asked for: what must hold, in which order, how many at most (0: all). */
export interface Question {
  readonly filter: Filter;
  readonly sort: SortOrder;
  readonly limit: number;
  readonly hint: Value | undefined;
  /** The top-level fields a match's document has to hold; without it all. */
  readonly reads?: ReadonlySet<string> | undefined;
}

type Candidate = Plan & { usedFields: number };

/** Conditions on single paths, those inside $elemMatch included; they may only narrow the search. */
function conditions(predicates: readonly Predicate[], parent = ''): Predicate[] {
  return predicates.flatMap((predicate) => {
    const path = [parent, predicate.path].filter((part) => part !== '').join('.');
    const inner = predicate.op === 'elemMatch' ? conditions(predicate.inner ?? [], path) : [];
    return [parent === '' ? predicate : { ...predicate, path }, ...inner];
  });
}

/** Whether the predicate rules out null and missing at its path. */
function excludesMissing({ op, operand }: Predicate): boolean {
  if (op === 'exists') return operand === true;
  if (op === 'in') return (operand as Value[]).every((value) => value !== null);
  return (
    (op !== 'ne' && op !== 'other' && op !== 'elemMatch' && operand !== null) || op === 'elemMatch'
  );
}

/** Whether what the query demands of a path implies what a partial index demands of it. */
function implies(query: readonly Predicate[], wanted: Predicate): boolean {
  const own = query.filter((predicate) => predicate.path === wanted.path);
  const compare = (value: Value): number | undefined =>
    compareValues(value, wanted.operand) === 0 ? 0 : sameKind(value, wanted.operand);
  const meets = (value: Value): boolean => {
    const order = compare(value);
    if (wanted.op === 'exists') return wanted.operand === true && value !== null;
    if (wanted.op === 'in')
      return (wanted.operand as Value[]).some((item) => equalValues(item, value));
    if (order === undefined) return false;
    if (wanted.op === 'eq') return order === 0;
    if (wanted.op === 'gt' || wanted.op === 'gte')
      return order > 0 || (order === 0 && wanted.op === 'gte');
    return (
      (wanted.op === 'lt' || wanted.op === 'lte') &&
      (order < 0 || (order === 0 && wanted.op === 'lte'))
    );
  };
  return own.some(({ op, operand, path }) => {
    if (wanted.op === 'exists') {
      return wanted.operand === true && excludesMissing({ op, operand, path });
    }
    if (op === 'eq') return meets(operand);
    if (op === 'in') return (operand as Value[]).every(meets);
    if (op.startsWith('g') && wanted.op.startsWith('g')) {
      const order = compare(operand);
      return (
        order !== undefined && (order > 0 || (order === 0 && (op === 'gt' || wanted.op === 'gte')))
      );
    }
    if (op.startsWith('l') && wanted.op.startsWith('l')) {
      const order = compare(operand);
      return (
        order !== undefined && (order < 0 || (order === 0 && (op === 'lt' || wanted.op === 'lte')))
      );
    }
    return false;
  });
}

/** The order of two values of one comparison bracket; undefined across brackets. */
function sameKind(a: Value, b: Value): number | undefined {
  const kind = (value: Value): string =>
    isNum(value) ? 'number' : value instanceof Date ? 'date' : typeof value;
  return kind(a) === kind(b) ? compareValues(a, b) : undefined;
}

/** Whether the index is sure to hold every document the query can match. */
function complete(index: IndexDefinition, all: readonly Predicate[]): boolean {
  if (index.building || index.hidden) return false;
  if (index.partial && !index.partial.predicates.every((wanted) => implies(all, wanted)))
    return false;
  if (!index.sparse) return true;
  return all.some((p) => index.paths.includes(p.path) && excludesMissing(p));
}

function candidate(
  collection: Collection,
  index: IndexDefinition,
  all: readonly Predicate[],
  question: Question,
): Candidate {
  const bounds: (FieldBounds | undefined)[] = [];
  let array = false;
  for (const [i, { path, direction }] of index.fields.entries()) {
    // Conditions on two fields of one array may be met by different elements, an entry is of one.
    if (array && index.multikey[i]) break;
    array ||= index.multikey[i] === true;
    const own = all.filter((predicate) => predicate.path === path);
    const found = fieldBounds(own, direction, index.multikey[i] === true, index.hashed);
    bounds.push(found);
    if (!found?.points) break;
  }
  while (bounds.length < index.fields.length) bounds.push(undefined);
  const wanted = question.filter.predicates;
  return buildPlan(collection, index, bounds, question.sort, (used) =>
    wanted.every((predicate) => used.some((field) => field.used.includes(predicate))),
  );
}

/**
 * Whether a plan reads no entry that another does not read as well, and gives the order if the
 * other does: then the other's entries need not be counted. Fields of which an index has several
 * entries a document do not compare.
 */
function outdoes(plan: Candidate, other: Candidate): boolean {
  if (plan.usedFields <= other.usedFields || (other.sorted && !plan.sorted)) return false;
  if (plan.index.multikey.includes(true) || other.index.multikey.includes(true)) return false;
  const bounded = new Set(plan.index.paths.slice(0, plan.usedFields));
  return other.index.paths.slice(0, other.usedFields).every((path) => bounded.has(path));
}

/** Reading everything in _id order, upwards or downwards. */
function scanPlan(collection: Collection, reverse: boolean): Plan {
  const primary = collection.indexes[0] as IndexDefinition;
  const plan = buildPlan(collection, primary, [], [], () => false);
  return { ...plan, reverse, ranges: plan.ranges.map((range) => ({ ...range, reverse })) };
}

function hinted(collection: Collection, hint: Value): IndexDefinition | 'forward' | 'backward' {
  if (isDoc(hint) && '$natural' in hint) {
    const direction = hint.$natural;
    return isNum(direction) && toNumber(direction) < 0 ? 'backward' : 'forward';
  }
  const found = collection.indexes.find(
    (index) =>
      !index.building &&
      !index.hidden &&
      (index.name === hint || (isDoc(hint) && samePattern(index.spec.key as Doc, hint))),
  );
  if (!found) {
    throw mongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return found;
}

const ESTIMATE_CAP = 1000;

function estimate(plan: Plan, reader: Reader): number {
  if (plan.unique) return plan.ranges.length;
  let total = 0;
  for (const range of plan.ranges) {
    total += reader.keyCount(range, ESTIMATE_CAP);
    if (total >= ESTIMATE_CAP) return ESTIMATE_CAP;
  }
  return total;
}

/**
 * Chooses how to read the candidates for a question. Where several indexes would do, their entries
 * within bounds are counted (up to a cap): without the wanted order all of them must be read and
 * sorted; in the wanted order a limit ends the search early.
 * @throws MongoError 2 for a hint that names no index
 */
export function choosePlan(collection: Collection, question: Question, reader: Reader): Plan {
  const all = conditions(question.filter.predicates);
  const natural = question.sort.find(([path]) => path === '$natural');
  if (natural) return { ...scanPlan(collection, natural[1] < 0), sorted: true };
  if (question.hint !== undefined && question.hint !== null) {
    const wanted = hinted(collection, question.hint);
    if (typeof wanted === 'string') return scanPlan(collection, wanted === 'backward');
    return candidate(collection, wanted, all, question);
  }
  const plans = collection.indexes
    .map((index) => ({ index, usable: complete(index, all) }))
    .filter(({ usable }) => usable)
    .map(({ index }) => candidate(collection, index, all, question))
    .filter((plan) => plan.usedFields > 0 || plan.sorted)
    .filter((plan, _at, all) => !all.some((other) => other !== plan && outdoes(other, plan)));
  const single = plans.length === 1 && (plans[0]?.usedFields ?? 0) > 0 ? plans[0] : undefined;
  const only = plans.find((plan) => plan.unique) ?? single;
  if (only) return only;
  const bounded = plans.some((plan) => plan.usedFields > 0);
  const union = bounded ? undefined : unionPlan(collection, question, reader);
  if (union && plans.length === 0) return union;
  if (plans.length === 0) return scanPlan(collection, false);
  // Reading a whole index in order pays only where a limit ends it early.
  return union && question.limit === 0 ? union : cheapest(plans, question, reader);
}

/** Every branch of an $or by an index of its own; undefined when one has none. */
function unionPlan(collection: Collection, question: Question, reader: Reader): Plan | undefined {
  const { filter } = question;
  for (const { op, branches } of filter.predicates) {
    if (op !== 'or' || !branches) continue;
    const plans = branches.map((predicates) =>
      choosePlan(
        collection,
        { filter: { ...filter, predicates }, sort: [], limit: 0, hint: undefined },
        reader,
      ),
    );
    if (plans.some((plan) => plan.scan)) continue;
    return { ...scanPlan(collection, false), scan: false, branches: plans };
  }
  return undefined;
}

function cheapest(plans: Candidate[], question: Question, reader: Reader): Candidate {
  const sized = plans.map((plan) => ({ plan, entries: estimate(plan, reader) }));
  const matching = Math.max(1, Math.min(...sized.map(({ entries }) => entries)));
  const cost = ({ plan, entries }: { plan: Candidate; entries: number }): number => {
    if (question.sort.length === 0 || !plan.sorted) {
      const read =
        question.sort.length === 0 && question.limit > 0
          ? question.limit * (entries / matching)
          : entries;
      return Math.min(entries, read) + (question.sort.length > 0 ? entries : 0);
    }
    return question.limit > 0 ? Math.min(entries, question.limit * (entries / matching)) : entries;
  };
  // On equal cost the index that pins down more fields wins: its estimate was more often capped.
  const ranked = sized
    .map((entry) => ({ plan: entry.plan, cost: cost(entry) }))
    .sort((a, b) => a.cost - b.cost || b.plan.usedFields - a.plan.usedFields);
  return (ranked[0] as { plan: Candidate }).plan;
}
