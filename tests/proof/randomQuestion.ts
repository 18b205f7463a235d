import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../gateway/permissions/random';

/** The ids that random queries use. */
export interface Pool {
  readonly ids: readonly string[];
  readonly usccs: readonly string[];
}

/** A random valid query over the whole schema, about subjects of a pool. */
export function randomQuestion(schema: GraphQLSchema, random: Random, pool: Pool): string {
  const root = schema.getQueryType()!;
  const fields = Object.values(root.getFields()).filter(({ name }) => !name.startsWith('_'));
  // Half the queries begin at fields that return people.
  const field =
    random.chance(0.5) && root.getFields()['subjects']
      ? root.getFields()['subjects']!
      : random.pick(fields);
  const type = getNamedType(field.type);
  const below = isCompositeType(type) ? selection(schema, random, pool, type, 5) : '';
  return `{ ${field.name}${args(field.args, random, pool)} ${below} }`;
}

function selection(
  schema: GraphQLSchema,
  random: Random,
  pool: Pool,
  type: GraphQLCompositeType,
  depth: number,
): string {
  if (isAbstractType(type)) {
    // Subjects are selected as one kind at a time, so that no two fields of one name conflict.
    const kind = random.pick(schema.getPossibleTypes(type));
    return `{ __typename ... on ${kind.name} ${selection(schema, random, pool, kind, depth)} }`;
  }
  if (!isObjectType(type)) return '{ __typename }';
  const all = Object.values(type.getFields());
  const page = all.find(({ name }) => name === 'nodes');
  const chosen = page && random.chance(0.9) ? [page] : all.filter(() => random.chance(0.45));
  const parts = chosen.flatMap((field) => {
    const of = getNamedType(field.type);
    const call = `${field.name}${args(field.args, random, pool)}`;
    if (!isCompositeType(of)) return [call];
    if (depth === 0 || (page !== field && random.chance(0.4))) return [];
    return [`${call} ${selection(schema, random, pool, of, page === field ? depth : depth - 1)}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function args(declared: readonly GraphQLArgument[], random: Random, pool: Pool): string {
  const given = declared.flatMap(({ name, type, defaultValue }) => {
    if (name === 'first') return [`first: ${1 + random.below(20)}`];
    const required = isNonNullType(type) && defaultValue === undefined;
    return required ? [`${name}: ${value(type, random, pool)}`] : [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function value(type: GraphQLInputType, random: Random, pool: Pool): string {
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return `[${Array.from({ length: 12 }, () => value(nullable.ofType, random, pool)).join(', ')}]`;
  if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
  if (nullable.toString() === 'UnifiedSocialCreditCode') return `"${random.pick(pool.usccs)}"`;
  if (nullable.toString() === 'Int') return String(2022 + random.below(4));
  return `"${random.pick(pool.ids)}"`;
}
