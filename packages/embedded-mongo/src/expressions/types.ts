import type { Doc, Value } from '../values/types';

/** What an expression is evaluated against: the document, `$$CURRENT`, and bound variables. */
export interface Scope {
  root: Doc;
  current: Value | undefined;
  vars?: Variables;
}

/** Bound variables, innermost first. */
export interface Variables {
  name: string;
  value: Value | undefined;
  outer: Variables | undefined;
}

/** A compiled expression; undefined is a missing value. */
export type Evaluate = (scope: Scope) => Value | undefined;

/** What compiling needs from outside: values of `let` variables, and the command's time. */
export interface ExpressionEnv {
  variables?: ReadonlyMap<string, Value | undefined>;
  now?: Date;
}

export interface Compiler {
  /** Compiles a sub-expression, in which the named variables are bound. */
  compile(expression: Value, bind?: readonly string[]): Evaluate;
  now: Date;
}

export type Operator = (operand: Value, compiler: Compiler, name: string) => Evaluate;

/** The scope with one more variable bound. */
export function bindVariable(scope: Scope, name: string, value: Value | undefined): Scope {
  return { ...scope, vars: { name, value, outer: scope.vars } };
}
