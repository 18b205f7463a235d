import { mongoError } from '../base/errors';
import { type Doc, type Value, getField, isDoc, setField } from '../values/types';
import { OPERATORS } from './operators';
import type { Compiler, Evaluate, ExpressionEnv } from './types';

export { truthy } from './truth';
export type { Evaluate, ExpressionEnv, Scope } from './types';

/**
 * Compiles an aggregation expression. Throws MongoDB's errors: 168 for an unknown operator
 * (naming it), 17276 for an undefined variable, 16410/16872 for malformed field paths.
 */
export function compileExpression(expression: Value, env: ExpressionEnv = {}): Evaluate {
  return createCompiler(env).compile(expression);
}

/** A compiler for callers that compile several expressions against the same variables. */
export function createCompiler(env: ExpressionEnv = {}): Compiler {
  return compilerFor(env, new Set(env.variables?.keys()));
}

function compilerFor(env: ExpressionEnv, bound: ReadonlySet<string>): Compiler {
  const compiler: Compiler = {
    now: env.now ?? new Date(),
    compile(expression, bind = []) {
      if (bind.length === 0) return compileValue(expression, compiler, env, bound);
      const inner = new Set([...bound, ...bind]);
      return compilerFor({ ...env, now: compiler.now }, inner).compile(expression);
    },
  };
  return compiler;
}

function compileValue(
  expression: Value,
  compiler: Compiler,
  env: ExpressionEnv,
  bound: ReadonlySet<string>,
): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return expression.startsWith('$$')
      ? compileVariable(expression.slice(2), env, bound, compiler.now)
      : fieldPath(expression.slice(1));
  }
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compiler.compile(item));
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const names = Object.keys(expression);
  const first = names[0];
  if (first?.startsWith('$')) {
    if (names.length > 1) {
      throw mongoError(
        15983,
        'an object representing an expression must have exactly one field: ' +
          JSON.stringify(names),
      );
    }
    const operator = Object.hasOwn(OPERATORS, first) ? OPERATORS[first] : undefined;
    if (!operator) throw mongoError(168, `Unrecognized expression '${first}'`);
    return operator(expression[first] ?? null, compiler, first);
  }
  return compileObject(expression, compiler);
}

function compileObject(expression: Doc, compiler: Compiler): Evaluate {
  const fields = Object.keys(expression).map((name): [string, Evaluate] => {
    if (name.startsWith('$')) throw mongoError(16404, `Unrecognized expression '${name}'`);
    if (name.includes('.')) {
      throw mongoError(
        16405,
        "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
      );
    }
    return [name, compiler.compile(expression[name] ?? null)];
  });
  return (scope) => {
    const result: Doc = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}

/** Splits a field path, refusing empty and $-prefixed components as MongoDB does. */
export function parseFieldPath(path: string): string[] {
  if (path === '') throw mongoError(16872, "'$' by itself is not a valid FieldPath");
  const parts = path.split('.');
  if (path.endsWith('.')) throw mongoError(40353, "FieldPath must not end with a '.'.");
  for (const part of parts) {
    if (part === '') throw mongoError(15998, 'FieldPath field names may not be empty strings.');
    if (part.startsWith('$')) {
      throw mongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
    if (part.includes('\0'))
      throw mongoError(16411, 'FieldPath field names may not contain null bytes.');
  }
  return parts;
}

function fieldPath(path: string): Evaluate {
  const parts = parseFieldPath(path);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return (scope) =>
      isDoc(scope.current) ? getField(scope.current, only) : follow(scope.current, parts, 0);
  }
  return (scope) => follow(scope.current, parts, 0);
}

/** A path through documents; an array on the way maps to the array of what its documents hold. */
function follow(value: Value | undefined, parts: readonly string[], at: number): Value | undefined {
  if (at === parts.length) return value;
  if (isDoc(value)) return follow(getField(value, parts[at] as string), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const found = isDoc(item) || Array.isArray(item) ? follow(item, parts, at) : undefined;
    return found === undefined ? [] : [found];
  });
}

function compileVariable(
  text: string,
  env: ExpressionEnv,
  bound: ReadonlySet<string>,
  now: Date,
): Evaluate {
  const dot = text.indexOf('.');
  const name = dot === -1 ? text : text.slice(0, dot);
  if (name === '') throw mongoError(9, 'empty variable names are not allowed');
  const path = dot === -1 ? [] : parseFieldPath(text.slice(dot + 1));
  const read = readVariable(name, env, bound, now);
  return path.length === 0 ? read : (scope) => follow(read(scope), path, 0);
}

function readVariable(
  name: string,
  env: ExpressionEnv,
  bound: ReadonlySet<string>,
  now: Date,
): Evaluate {
  if (name === 'ROOT') return (scope) => scope.root;
  if (name === 'CURRENT' && !bound.has(name)) return (scope) => scope.current;
  if (name === 'REMOVE') return () => undefined;
  if (name === 'NOW') return () => now;
  if (!bound.has(name)) throw mongoError(17276, `Use of undefined variable: ${name}`);
  return (scope) => {
    for (let index = scope.vars; index; index = index.outer)
      if (index.name === name) return index.value;
    return env.variables?.get(name);
  };
}
