import type { GraphQLResolveInfo } from 'graphql';
import { isPromise, type Path } from '../graphqlInternals';
import type { FieldPlan, ObjectPlan, Run } from './shape';

type Answer = Record<string, unknown>;
type Method = (args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

/**
 * Resolves the fields of an object. Promises are made and chained exactly as graphql-js does, so
 * that errors come in the same order and what is told below a null is the same.
 * @throws the error of a field that may not be null
 */
export function runFields(
  run: Run,
  { fields, blank }: ObjectPlan,
  source: unknown,
  path: Path | undefined,
): Answer | Promise<Answer> {
  const answer: Answer = { ...blank };
  let pending: string[] | undefined;
  try {
    for (const field of fields) {
      const value = runField(run, field, source, path);
      answer[field.key] = value;
      if (typeof value === 'object' && isPromise(value)) (pending ??= []).push(field.key);
    }
  } catch (error) {
    if (pending === undefined) throw error;
    // What the other fields promised may fail as well, and is to be waited for.
    return filled(answer, pending).finally(() => {
      throw error;
    });
  }
  return pending === undefined ? answer : filled(answer, pending);
}

/** Resolves the fields of an object one after another, as the fields of a mutation are. */
export function runFieldsInTurn(run: Run, { fields, blank }: ObjectPlan): Answer | Promise<Answer> {
  const step = (answer: Answer, field: FieldPlan): Answer | Promise<Answer> => {
    const value = runField(run, field, undefined, undefined);
    const put = (resolved: unknown): Answer => {
      answer[field.key] = resolved;
      return answer;
    };
    return isPromise(value) ? value.then(put) : put(value);
  };
  return fields.reduce<Answer | Promise<Answer>>(
    (before, field) =>
      isPromise(before) ? before.then((answer) => step(answer, field)) : step(before, field),
    { ...blank },
  );
}

function runField(run: Run, field: FieldPlan, source: unknown, above: Path | undefined): unknown {
  if (field.constant !== undefined) return field.constant;
  let path: Path | undefined;
  try {
    let result: unknown;
    if (field.resolve === undefined) {
      // Arguments come first: what is wrong with them is told whatever the object holds.
      const given = field.argumentsAt < 0 ? undefined : run.argumentsOf(field);
      result = propertyOf(source, field.name);
      // A plain value is its own answer, and needs no place unless it fails.
      if (typeof result === field.plain) return result;
      path = pathOf(field, above);
      if (typeof result === 'function') {
        const info = run.infoOf(field, path);
        result = (source as Record<string, Method>)[field.name]!(given ?? {}, run.context, info);
      }
    } else {
      path = pathOf(field, above);
      const info = run.infoOf(field, path);
      result = field.resolve(source, run.argumentsOf(field), run.context, info);
    }
    return completed(run, field, path, result);
  } catch (raw) {
    return run.errors.settle(raw, field, field.nonNull, path ?? pathOf(field, above));
  }
}

function completed(run: Run, field: FieldPlan, path: Path, result: unknown): unknown {
  const value = isPromise(result)
    ? result.then((resolved) => field.complete(run, resolved, path, path))
    : field.complete(run, result, path, path);
  if (!isPromise(value)) return value;
  return value.then(undefined, (raw: unknown) =>
    run.errors.settle(raw, field, field.nonNull, path),
  );
}

function propertyOf(source: unknown, name: string): unknown {
  const holds = (typeof source === 'object' && source !== null) || typeof source === 'function';
  return holds ? (source as Record<string, unknown>)[name] : undefined;
}

function pathOf({ key, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key, typename: parentType.name };
}

/** The answer, once what was promised of it has come. */
function filled(answer: Answer, pending: readonly string[]): Promise<Answer> {
  return Promise.all(pending.map((key) => answer[key])).then((values) => {
    pending.forEach((key, at) => (answer[key] = values[at]));
    return answer;
  });
}
