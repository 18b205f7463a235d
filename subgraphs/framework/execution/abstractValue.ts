import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { inspect, isPromise } from '../graphqlInternals';
import { objectCompleter } from './objectValue';
import type { Complete, FieldPlan } from './shape';

/** Completes values of an interface or union, each as the object type that it resolves to. */
export function abstractCompleter(type: GraphQLAbstractType, field: FieldPlan): Complete {
  const byName = new Map<string, Complete>();

  const completerFor = (name: unknown, schema: GraphQLSchema, value: unknown): Complete => {
    const known = byName.get(name as string);
    if (known !== undefined) return known;
    const runtimeType = validRuntimeType(name, schema, type, field, value);
    const complete = objectCompleter(runtimeType, field);
    byName.set(runtimeType.name, complete);
    return complete;
  };

  return (run, value, path, fieldPath) => {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const { schema } = run.plan;
    const name = resolveType(value, run.context, run.infoOf(field, fieldPath), type);
    if (!isPromise(name)) return completerFor(name, schema, value)(run, value, path, fieldPath);
    return name.then((resolved) =>
      completerFor(resolved, schema, value)(run, value, path, fieldPath),
    );
  };
}

/** @throws GraphQLError with graphql-js's message when the name is not a possible type */
function validRuntimeType(
  name: unknown,
  schema: GraphQLSchema,
  type: GraphQLAbstractType,
  { parentType, name: fieldName, nodes }: FieldPlan,
  value: unknown,
): GraphQLObjectType {
  const at = `for field "${parentType.name}.${fieldName}"`;
  const mustResolve = `Abstract type "${type.name}" must resolve to an Object type at runtime ${at}`;
  if (name == null) {
    throw new GraphQLError(
      `${mustResolve}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const runtimeType = schema.getType(name);
  const resolvedTo = `Abstract type "${type.name}" was resolved to a`;
  if (runtimeType == null) {
    throw new GraphQLError(`${resolvedTo} type "${name}" that does not exist inside the schema.`, {
      nodes,
    });
  }
  if (!isObjectType(runtimeType)) {
    throw new GraphQLError(`${resolvedTo} non-object type "${name}".`, { nodes });
  }
  if (!schema.isSubType(type, runtimeType)) {
    throw new GraphQLError(
      `Runtime Object type "${runtimeType.name}" is not a possible type for "${type.name}".`,
      { nodes },
    );
  }
  return runtimeType;
}
