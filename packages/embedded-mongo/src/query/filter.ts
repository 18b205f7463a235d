import { mongoError } from '../base/errors';
import { compileExpression, type ExpressionEnv, truthy } from '../expressions/index';
import { toNumber } from '../values/numbers';
import { type Doc, type Value, isDoc, isNum } from '../values/types';
import { compileJsonSchema } from '../validator/index';
import { compileField } from './fieldTest';
import type { CompiledMatcher as Compiled, Filter, Predicate, Track } from './types';

const OTHER: Predicate = { path: '', op: 'other', operand: null };
const GEO = ['$near', '$nearSphere', '$geoNear'];

/**
 * Compiles a query filter. Throws MongoDB's errors (mostly 2 BadValue) for malformed or
 * unsupported operators, naming them.
 */
export function compileFilter(filter: Doc, env: ExpressionEnv = {}): Filter {
  const { matches, predicates } = compileDoc(filter, env);
  return {
    matches: (doc) => matches(doc, undefined),
    positional(doc) {
      const track: Track = {};
      return matches(doc, track) ? track.offset : undefined;
    },
    predicates,
  };
}

function compileDoc(filter: Doc, env: ExpressionEnv): Compiled {
  const parts = Object.keys(filter).map((name) => compileEntry(name, filter[name] ?? null, env));
  return allOf(parts);
}

function allOf(parts: readonly Compiled[]): Compiled {
  const matchers = parts.map((part) => part.matches);
  const only = matchers.length === 1 ? matchers[0] : undefined;
  return {
    matches: only ?? ((doc, track) => matchers.every((test) => test(doc, track))),
    predicates: parts.flatMap((part) => part.predicates),
  };
}

function compileEntry(name: string, operand: Value, env: ExpressionEnv): Compiled {
  if (!name.startsWith('$')) {
    return compileField(name, operand, (sub) => compileDoc(sub, env));
  }
  switch (name) {
    case '$and':
      return allOf(clauses(name, operand, env));
    case '$or': {
      const parts = clauses(name, operand, env);
      const matchers = parts.map((part) => part.matches);
      const branches = parts.map((part) => part.predicates);
      const only = parts.length === 1 ? parts[0] : undefined;
      if (only) return only;
      const predicates: Predicate[] = [{ path: '', op: 'or', operand: null, branches }];
      const list = asList(branches);
      // MongoDB makes one $in of equalities of one path, which knows the element that matched.
      if (list) {
        const { matches } = compileField(list.path, { $in: list.values }, refuseNested);
        return { matches, predicates };
      }
      // Of other branches none tells the positional operator which element matched.
      return { matches: (doc) => matchers.some((test) => test(doc, undefined)), predicates };
    }
    case '$nor': {
      const matchers = clauses(name, operand, env).map((part) => part.matches);
      return {
        matches: (doc) => !matchers.some((test) => test(doc, undefined)),
        predicates: [OTHER],
      };
    }
    case '$expr': {
      const evaluate = compileExpression(operand, env);
      return {
        matches: (doc) => truthy(evaluate({ root: doc, current: doc })),
        predicates: [OTHER],
      };
    }
    case '$jsonSchema': {
      if (!isDoc(operand)) throw mongoError(14, '$jsonSchema must be an object');
      const check = compileJsonSchema(operand);
      return { matches: (doc) => check(doc) === undefined, predicates: [OTHER] };
    }
    case '$comment':
      return { matches: () => true, predicates: [] };
    case '$alwaysTrue':
    case '$alwaysFalse':
      if (!isNum(operand) || toNumber(operand) !== 1) {
        throw mongoError(9, `${name} must be an integer value of 1`);
      }
      return { matches: () => name === '$alwaysTrue', predicates: [OTHER] };
    case '$where':
      throw mongoError(2, 'no globalScriptEngine in $where parsing');
    case '$text':
      throw mongoError(27, 'text index required for $text query');
    default:
      if (GEO.includes(name)) throw mongoError(291, `unable to find index for ${name} query`);
      throw mongoError(
        2,
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

/** The path and the values of branches that are equalities of one path. */
function asList(branches: readonly (readonly Predicate[])[]) {
  const equalities = branches.map((branch) => (branch.length === 1 ? branch[0] : undefined));
  const path = equalities[0]?.path;
  const fits = equalities.every((each) => each?.op === 'eq' && each.path === path);
  if (path === undefined || !fits) return undefined;
  return { path, values: equalities.map((each) => each?.operand ?? null) };
}

function refuseNested(): never {
  throw new TypeError('A list of values has no conditions in it.');
}

function clauses(name: string, operand: Value, env: ExpressionEnv): Compiled[] {
  if (!Array.isArray(operand)) throw mongoError(2, `${name} must be an array`);
  if (operand.length === 0) throw mongoError(2, '$and/$or/$nor must be a nonempty array');
  return operand.map((clause) => {
    if (!isDoc(clause)) throw mongoError(2, '$or/$and/$nor entries need to be full objects');
    return compileDoc(clause, env);
  });
}
