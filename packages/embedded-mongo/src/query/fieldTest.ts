import { BSONRegExp } from 'bson';
import { mongoError } from '../base/errors';
import { toNumber } from '../values/numbers';
import { type Doc, type Value, isDoc, isNum } from '../values/types';
import {
  type Comparison,
  type Test,
  compares,
  equals,
  hasBits,
  hasRemainder,
  hasSize,
  hasType,
  matchesRegex,
} from './leaves';
import { arrayIndex, visitPath } from '../paths/paths';
import { regexPrefix } from '../regex/regex';
import type { CompiledMatcher, Predicate, Track } from './types';

/** A condition that can be put to the values of a path, or to one value alone. */
export interface FieldTest {
  atPath(doc: Doc, path: readonly string[], track: Track | undefined): boolean;
  atElement: Test;
  predicates: Predicate[];
}

type CompileDoc = (filter: Doc) => CompiledMatcher;

const other = (path: string): Predicate => ({ path, op: 'other', operand: null });

/** Compiles `{path: operand}`, where the operand is a value or a document of operators. */
export function compileField(
  name: string,
  operand: Value,
  compileDoc: CompileDoc,
): CompiledMatcher {
  const path = name.split('.');
  const test = compileOperand(operand, compileDoc);
  return {
    matches: (doc, track) => test.atPath(doc, path, track),
    predicates: [
      ...test.predicates.map((predicate) => ({ ...predicate, path: name })),
      // Index keys of a path through array positions hold more than it matches: look again.
      ...(path.some((part) => arrayIndex(part) !== undefined) ? [other(name)] : []),
    ],
  };
}

/** The test of an operand: operators, a regular expression, or equality with the value. */
function compileOperand(operand: Value, compileDoc: CompileDoc): FieldTest {
  if (isOperatorDoc(operand)) return allTests(operators(operand, compileDoc));
  if (operand instanceof BSONRegExp) return regexTest(operand);
  return equality(operand);
}

/** Whether a document is one of operators ({$gt: 1}); a reference ({$ref, $id}) is a value. */
export function isOperatorDoc(value: Value | undefined): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0] ?? '';
  return first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

function leaf(test: Test, predicate: Partial<Predicate> = {}, traverse = true): FieldTest {
  return {
    atPath: (doc, path, track) =>
      visitPath(
        doc,
        path,
        (value, offset) => {
          if (!test(value)) return false;
          if (track && offset !== undefined) track.offset = offset;
          return true;
        },
        traverse,
      ),
    atElement: test,
    predicates: [{ ...other(''), ...predicate }],
  };
}

function negated(test: FieldTest, predicate: Predicate = other('')): FieldTest {
  return {
    atPath: (doc, path) => !test.atPath(doc, path, undefined),
    atElement: (value) => !test.atElement(value),
    predicates: [predicate],
  };
}

function allTests(tests: readonly FieldTest[]): FieldTest {
  const only = tests.length === 1 ? tests[0] : undefined;
  return (
    only ?? {
      atPath: (doc, path, track) => tests.every((test) => test.atPath(doc, path, track)),
      atElement: (value) => tests.every((test) => test.atElement(value)),
      predicates: tests.flatMap((test) => test.predicates),
    }
  );
}

function equality(operand: Value): FieldTest {
  return leaf(equals(operand), { op: 'eq', operand });
}

function regexTest(regex: BSONRegExp): FieldTest {
  const prefix = regexPrefix(regex);
  const test = matchesRegex(regex);
  return leaf(test, prefix === undefined ? {} : { op: 'regexPrefix', operand: prefix });
}

function operators(doc: Doc, compileDoc: CompileDoc): FieldTest[] {
  const names = Object.keys(doc);
  return names
    .filter((name) => name !== '$options' || !names.includes('$regex'))
    .map((name) => operator(name, doc[name] ?? null, doc, compileDoc));
}

function operator(name: string, operand: Value, doc: Doc, compileDoc: CompileDoc): FieldTest {
  switch (name) {
    case '$eq':
      return equality(operand);
    case '$ne':
      if (operand instanceof BSONRegExp) throw mongoError(2, "Can't have regex as arg to $ne.");
      return negated(equality(operand), { path: '', op: 'ne', operand });
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(name, operand);
    case '$in':
      return membership(name, operand);
    case '$nin':
      return negated(membership(name, operand));
    case '$exists': {
      const present = leaf((value) => value !== undefined, { op: 'exists', operand: true });
      return truthyOperand(operand)
        ? present
        : negated(present, { path: '', op: 'exists', operand: false });
    }
    case '$not':
      return negation(operand, compileDoc);
    case '$regex':
      return regexOperator(operand, doc['$options']);
    case '$options':
      throw mongoError(2, '$options needs a $regex');
    case '$type':
      return leaf(hasType(operand));
    case '$size':
      return leaf(hasSize(operand), {}, false);
    case '$mod':
      return leaf(hasRemainder(operand));
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return leaf(hasBits(name, operand));
    case '$elemMatch':
      return elemMatch(operand, compileDoc);
    case '$all':
      return containsAll(operand, compileDoc);
    case '$near':
    case '$nearSphere':
    case '$geoNear':
      throw mongoError(291, `unable to find index for ${name} query`);
    default:
      throw mongoError(2, `unknown operator: ${name}`);
  }
}

function comparison(name: Comparison, operand: Value): FieldTest {
  if (operand instanceof BSONRegExp) {
    throw mongoError(2, `Can't have RegEx as arg to predicate over field ''.`);
  }
  const op = name.slice(1) as 'gt' | 'gte' | 'lt' | 'lte';
  // Null equals itself and a missing field, and nothing is above or below it.
  if (operand === null) {
    return op.endsWith('e') ? equality(null) : leaf(() => false);
  }
  return leaf(compares(name, operand), { op, operand });
}

function membership(name: string, operand: Value): FieldTest {
  if (!Array.isArray(operand)) throw mongoError(2, `${name} needs an array`);
  const tests = operand.map((item) => {
    if (isOperatorDoc(item)) throw mongoError(2, `cannot nest $ under ${name}`);
    return item instanceof BSONRegExp ? matchesRegex(item) : equals(item);
  });
  const strings = new Set(operand.filter((item) => typeof item === 'string'));
  if (strings.size === operand.length && operand.length > 0) {
    return leaf((value) => typeof value === 'string' && strings.has(value), { op: 'in', operand });
  }
  const plain = !operand.some((item) => item instanceof BSONRegExp);
  const test: Test = (value) => tests.some((matches) => matches(value));
  return leaf(test, plain ? { op: 'in', operand } : {});
}

function truthyOperand(operand: Value): boolean {
  if (isNum(operand)) return toNumber(operand) !== 0;
  return operand !== false && operand !== null;
}

function negation(operand: Value, compileDoc: CompileDoc): FieldTest {
  if (operand instanceof BSONRegExp) return negated(regexTest(operand));
  if (!isDoc(operand)) throw mongoError(2, '$not needs a regex or a document');
  const names = Object.keys(operand);
  if (names.length === 0) throw mongoError(2, '$not cannot be empty');
  const plain = names.find((name) => !name.startsWith('$'));
  if (plain !== undefined) throw mongoError(2, `unknown operator: ${plain}`);
  return negated(allTests(operators(operand, compileDoc)));
}

function regexOperator(pattern: Value, options: Value | undefined): FieldTest {
  if (options !== undefined && typeof options !== 'string') {
    throw mongoError(2, '$options has to be a string');
  }
  if (pattern instanceof BSONRegExp) {
    if (options !== undefined && pattern.options !== '') {
      throw mongoError(51075, 'options set in both $regex and $options');
    }
    return regexTest(new BSONRegExp(pattern.pattern, options ?? pattern.options));
  }
  if (typeof pattern !== 'string') throw mongoError(2, '$regex has to be a string');
  if (pattern.includes('\0')) {
    throw mongoError(51091, 'Regular expression cannot contain an embedded null byte');
  }
  const flags = [...(options ?? '')].sort().join('');
  return regexTest(new BSONRegExp(pattern, flags));
}

/** $elemMatch over conditions on the element itself ({$gt: 1}) or on its fields ({b: 1}). */
function elemMatch(operand: Value, compileDoc: CompileDoc): FieldTest {
  if (!isDoc(operand)) throw mongoError(2, '$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  const ofValue = isOperatorDoc(operand) && !['$and', '$or', '$nor', '$where'].includes(first);
  const inner = ofValue ? allTests(operators(operand, compileDoc)) : compileDoc(operand);
  const matches: Test =
    'atElement' in inner
      ? inner.atElement
      : (value) => {
          if (isDoc(value)) return inner.matches(value, undefined);
          // An array element is addressed by its indexes, as a document would be by names.
          return (
            Array.isArray(value) && inner.matches(Object.fromEntries(value.entries()), undefined)
          );
        };
  const predicate: Predicate = { path: '', op: 'elemMatch', operand, inner: inner.predicates };
  return {
    atPath: (doc, path, track) =>
      visitPath(
        doc,
        path,
        (value, offset) => {
          const index = Array.isArray(value) ? value.findIndex(matches) : -1;
          if (index === -1) return false;
          if (track) track.offset = offset ?? index;
          return true;
        },
        false,
      ),
    atElement: (value) => Array.isArray(value) && value.some(matches),
    predicates: [predicate],
  };
}

function containsAll(operand: Value, compileDoc: CompileDoc): FieldTest {
  if (!Array.isArray(operand)) throw mongoError(2, '$all needs an array');
  if (operand.length === 0) return leaf(() => false);
  const isElemMatch = (item: Value | undefined): item is Doc =>
    isDoc(item) && Object.keys(item)[0] === '$elemMatch';
  const elements = isElemMatch(operand[0]);
  return allTests(
    operand.map((item) => {
      if (elements && !isElemMatch(item)) {
        throw mongoError(2, '$all/$elemMatch has to be consistent');
      }
      if (elements) return elemMatch((item as Doc)['$elemMatch'] ?? null, compileDoc);
      if (isOperatorDoc(item)) throw mongoError(2, 'no $ expressions in $all');
      return item instanceof BSONRegExp ? regexTest(item) : equality(item);
    }),
  );
}
