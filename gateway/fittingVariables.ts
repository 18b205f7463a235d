import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * Whether variables certainly match their definitions. When it returns false, GraphQL.js decides.
 */
export type FittingVariables = (variables: Readonly<Record<string, unknown>>) => boolean;

type Fits = (value: unknown) => boolean;

const MAX_INT = 2 ** 31 - 1;
const MIN_INT = -(2 ** 31);

/**
 * Compiles the check of an operation's variables. It covers built-in scalars, enums and lists of
 * them, as `JSON.parse` returns them. Every other value (input objects, custom scalars, a single
 * item for a list) is left to GraphQL.js: the check returns false.
 */
export function compileFitting(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): FittingVariables {
  const checks = definitions.map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node);
    const name = variable.name.value;
    // A default belongs to the operation and was checked with the document.
    const optional = defaultValue !== undefined || (type !== undefined && !isNonNullType(type));
    return { name, optional, fits: isInputType(type) ? fitsOf(type) : never };
  });
  return (variables) => {
    for (const { name, optional, fits } of checks) {
      if (!Object.hasOwn(variables, name)) {
        if (!optional) return false;
      } else if (!fits(variables[name])) return false;
    }
    return true;
  };
}

const never: Fits = () => false;

function fitsOf(type: GraphQLInputType): Fits {
  if (!isNonNullType(type)) {
    const present = presentOf(type);
    return (value) => value === null || present(value);
  }
  return presentOf(type.ofType);
}

/** The check of a value that is not null. */
function presentOf(type: GraphQLInputType): Fits {
  if (isListType(type)) {
    const item = fitsOf(type.ofType);
    return (value) => Array.isArray(value) && value.every(item);
  }
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  // A scalar that only has the name of a built-in scalar is a custom scalar.
  return isScalarType(type) ? (SCALARS.get(type) ?? never) : never;
}

const isText: Fits = (value) => typeof value === 'string';

const SCALARS: ReadonlyMap<unknown, Fits> = new Map<unknown, Fits>([
  [GraphQLString, isText],
  [GraphQLID, isText],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLFloat, (value) => Number.isFinite(value)],
  [
    GraphQLInt,
    (value) =>
      Number.isInteger(value) && (value as number) <= MAX_INT && (value as number) >= MIN_INT,
  ],
]);
