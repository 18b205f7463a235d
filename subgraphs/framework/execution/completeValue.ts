import {
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { inspect, isIterableObject, isPromise, type Path } from '../graphqlInternals';
import { abstractCompleter } from './abstractValue';
import { objectCompleter } from './objectValue';
import type { Complete, FieldPlan } from './shape';

/** The function that completes values of a type at one place of an operation. */
export function completerOf(type: GraphQLOutputType, field: FieldPlan): Complete {
  if (isNonNullType(type)) return nonNullCompleter(completerOf(type.ofType, field), field);
  const complete = nullableCompleter(type, field);
  return (run, value, path, fieldPath) => {
    if (value instanceof Error) throw value;
    return value == null ? null : complete(run, value, path, fieldPath);
  };
}

function nullableCompleter(
  type: Exclude<GraphQLOutputType, { ofType: GraphQLOutputType; toJSON(): never }>,
  field: FieldPlan,
): Complete {
  if (isListType(type)) return listCompleter(type.ofType, field);
  if (isLeafType(type)) return (_run, value) => serialized(type, value);
  if (isAbstractType(type)) return abstractCompleter(type, field);
  return objectCompleter(type as GraphQLObjectType, field);
}

function nonNullCompleter(complete: Complete, { parentType, name }: FieldPlan): Complete {
  return (run, value, path, fieldPath) => {
    const completed = complete(run, value, path, fieldPath);
    if (completed === null) {
      throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
    }
    return completed;
  };
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const result: unknown = type.serialize(value);
  if (result != null) return result;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
      `return non-nullable value, returned: ${inspect(result)}`,
  );
}

function listCompleter(itemType: GraphQLOutputType, field: FieldPlan): Complete {
  const complete = completerOf(itemType, field);
  const nonNull = isNonNullType(itemType);

  const completedItem: Complete = (run, item, itemPath, fieldPath) => {
    try {
      const result = isPromise(item)
        ? item.then((resolved) => complete(run, resolved, itemPath, fieldPath))
        : complete(run, item, itemPath, fieldPath);
      if (!isPromise(result)) return result;
      return result.then(undefined, (raw: unknown) =>
        run.errors.settle(raw, field, nonNull, itemPath),
      );
    } catch (raw) {
      return run.errors.settle(raw, field, nonNull, itemPath);
    }
  };

  return (run, list, path, fieldPath) => {
    if (!isIterableObject(list)) {
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`,
      );
    }
    let pending = false;
    const completed: unknown[] = [];
    try {
      for (const item of list) {
        const itemPath: Path = { prev: path, key: completed.length, typename: undefined };
        const result = completedItem(run, item, itemPath, fieldPath);
        if (isPromise(result)) pending = true;
        completed.push(result);
      }
    } catch (error) {
      // Promises of other items may reject too; handle them, because nothing awaits them any more.
      if (pending) void Promise.allSettled(completed);
      throw error;
    }
    return pending ? Promise.all(completed) : completed;
  };
}
