import type { GraphQLResolveInfo } from 'graphql';
import { isPromise, type Path } from '../graphqlInternals';
import type { FieldPlan, ObjectPlan, Run } from './shape';

type Answer = Record<string, unknown>;
type Method = (args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

/**
 * Resolves the fields of an object. Promises are created and chained exactly as in graphql-js, so
 * that the order of errors, and the errors reported below a null, are the same.
 * @throws the error of a non-null field
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
    // Promises of other fields may reject too and have to be awaited first.
    return settled(answer, pending).finally(() => {
      throw error;
    });
  }
  return pending === undefined ? answer : settled(answer, pending);
}

/** Resolves the fields of an object one after another, as a mutation requires. */
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
      // Read the arguments first, so that an invalid argument is reported whatever the property is.
      const given = field.argumentsAt < 0 ? undefined : run.argumentsOf(field);
      result = propertyOf(source, field.name);
      // A plain value needs no completion and therefore no path.
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
  const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function';
  return isObject ? (source as Record<string, unknown>)[name] : undefined;
}

function pathOf({ key, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key, typename: parentType.name };
}

/** Replaces the pending promises of an answer with their values. */
function settled(answer: Answer, pending: readonly string[]): Promise<Answer> {
  return Promise.all(pending.map((key) => answer[key])).then((values) => {
    pending.forEach((key, index) => (answer[key] = values[index]));
    return answer;
  });
}
