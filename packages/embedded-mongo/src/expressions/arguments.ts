import { mongoError } from '../base/errors';
import { type Value, isDoc, isNum } from '../values/types';
import { isIntegral, toNumber } from '../values/numbers';
import type { Compiler, Evaluate, Operator } from './types';

type Values = readonly (Value | undefined)[];

/** Compiles positional arguments: an array is the list, anything else the only argument. */
export function positional(
  operand: Value,
  compiler: Compiler,
  name: string,
  min: number,
  max: number,
): Evaluate[] {
  const list = Array.isArray(operand) ? operand : [operand];
  if (min === max && list.length !== min) {
    throw mongoError(
      16020,
      `Expression ${name} takes exactly ${min} arguments. ${list.length} were passed in.`,
    );
  }
  if (list.length < min || list.length > max) {
    throw mongoError(
      28667,
      `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${list.length} were passed in.`,
    );
  }
  return list.map((item) => compiler.compile(item));
}

/** An operator of positional arguments, all evaluated before `apply`. */
export function operator(
  min: number,
  max: number,
  apply: (values: Values, name: string) => Value | undefined,
): Operator {
  return (operand, compiler, name) => {
    const args = positional(operand, compiler, name, min, max);
    return (scope) =>
      apply(
        args.map((arg) => arg(scope)),
        name,
      );
  };
}

/** An operator of one argument. */
export function unary(
  apply: (value: Value | undefined, name: string) => Value | undefined,
): Operator {
  return (operand, compiler, name) => {
    const [arg] = positional(operand, compiler, name, 1, 1) as [Evaluate];
    return (scope) => apply(arg(scope), name);
  };
}

/** An operator of exactly two arguments. */
export function binary(
  apply: (a: Value | undefined, b: Value | undefined, name: string) => Value | undefined,
): Operator {
  return (operand, compiler, name) => {
    const [a, b] = positional(operand, compiler, name, 2, 2) as [Evaluate, Evaluate];
    return (scope) => apply(a(scope), b(scope), name);
  };
}

/** MongoDB's codes for a wrong document of named arguments; they differ by operator. */
export interface NamedCodes {
  notObject: number;
  unknown: number;
  missing: number;
}

/** Checks a document of named arguments and returns its raw values. */
export function named(
  operand: Value,
  name: string,
  required: readonly string[],
  optional: readonly string[],
  codes: NamedCodes,
): Record<string, Value> {
  if (!isDoc(operand)) {
    throw mongoError(codes.notObject, `${name} only supports an object as its argument`);
  }
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw mongoError(codes.unknown, `Unrecognized argument to ${name}: ${key}`);
    }
  }
  const missing = required.find((key) => !(key in operand));
  if (missing !== undefined) {
    throw mongoError(codes.missing, `Missing '${missing}' parameter to ${name}`);
  }
  return operand;
}

/** An operator of named arguments, all evaluated before `apply`. */
export function namedOperator(
  required: readonly string[],
  optional: readonly string[],
  codes: NamedCodes,
  apply: (
    args: Record<string, Value | undefined>,
    given: ReadonlySet<string>,
    name: string,
  ) => Value | undefined,
): Operator {
  return (operand, compiler, name) => {
    const raw = named(operand, name, required, optional, codes);
    const entries = Object.keys(raw).map((key): [string, Evaluate] => [
      key,
      compiler.compile(raw[key] ?? null),
    ]);
    const given = new Set(Object.keys(raw));
    return (scope) =>
      apply(Object.fromEntries(entries.map(([key, arg]) => [key, arg(scope)])), given, name);
  };
}

export function isNullish(value: Value | undefined): value is null | undefined {
  return value === undefined || value === null;
}

/** A whole number within 32 bits, as a JavaScript number. */
export function requireInt(value: Value | undefined, code: number, message: string): number {
  if (isNum(value) && isIntegral(value)) {
    const number = toNumber(value);
    if (Math.abs(number) <= 2147483648) return number;
  }
  throw mongoError(code, message);
}
