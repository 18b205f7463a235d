import {
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { allow, rule as shieldRule, shield, type IRules } from 'graphql-shield';
import { creditError } from '../../../schema/errors';
import type { Rule } from '../../../schema/policy/rule';
import type { SubgraphContext } from '../context';
import type { About, AboutOf } from './about';
import { guardedFields, type GuardedField } from './guardedFields';
import { mask } from './masks';
import { normalizedPath } from './normalizedPath';
import { denialReason } from './reason';
import { allows } from './verdict';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Middleware = (resolve: Resolver, ...args: Parameters<Resolver>) => unknown;

/**
 * Puts the rules declared in the SDL before the resolvers of the guarded fields, in place. The
 * rules sit on the fields of the types, so that every door (root field, relation, `_entities`)
 * meets the same one; public fields are not wrapped and cost nothing.
 */
export function guardSchema(subgraph: string, schema: GraphQLSchema, aboutOf: AboutOf): void {
  const about = (typeName: string, object: unknown): About =>
    aboutOf(typeName, (object ?? {}) as Record<string, unknown>);
  const fields = guardedFields(schema);
  const middleware = shield<unknown, SubgraphContext>(shieldMap(subgraph, fields, about), {
    fallbackRule: allow,
    fallbackError: creditError('UNAUTHORIZED_FIELD_OR_TYPE'),
    // Errors of a resolver behind an allowed rule pass to our own single error door.
    allowExternalErrors: true,
  }).generate(schema) as Record<string, Record<string, Middleware>>;

  for (const guarded of fields) {
    const { typeName, field } = guarded;
    const guard = middleware[typeName]![field.name]!;
    const resolve = masking(guarded, about, field.resolve ?? defaultFieldResolver);
    field.resolve = (object, args, context, info) => guard(resolve, object, args, context, info);
  }
}

/**
 * graphql-shield's rule map. Every rule has a name of its own, because the library shares results
 * between rules of one name; none is cached by it, because its cache ignores the object; none
 * throws; and each returns its own error, because a bare `false` loses the code.
 */
function shieldMap(
  subgraph: string,
  fields: readonly GuardedField[],
  about: (typeName: string, object: unknown) => About,
): IRules {
  const map: Record<string, Record<string, ReturnType<ReturnType<typeof shieldRule>>>> = {};
  for (const { typeName, field, rule, cluster } of fields) {
    (map[typeName] ??= {})[field.name] = shieldRule(`${subgraph}.${typeName}.${field.name}`, {
      cache: 'no_cache',
    })((object: unknown, _args, context: SubgraphContext) =>
      verdict(rule, context, about(typeName, object), cluster),
    );
  }
  return map;
}

/** True, or the denial with its reason, which the gateway passes on to registered developers. */
function verdict(
  rule: Rule,
  { viewer, today }: SubgraphContext,
  about: About,
  cluster: string | undefined,
): true | GraphQLError {
  if (allows(rule, viewer, about, cluster, today)) return true;
  const reason = denialReason(rule, viewer, about, cluster, today);
  return creditError('UNAUTHORIZED_FIELD_OR_TYPE', undefined, reason && { reason });
}

/** The resolver of a masked field hides the value before it leaves, and notes where it did. */
function masking(
  { typeName, mask: declared, cluster }: GuardedField,
  about: (typeName: string, object: unknown) => About,
  resolve: Resolver,
): Resolver {
  if (declared === undefined) return resolve;
  const { as, unless } = declared;
  return async (object, args, context, info) => {
    const value: unknown = await resolve(object, args, context, info);
    // The lint admits masks on texts alone; a scalar's value is its text.
    if (typeof value !== 'string') return null;
    const { viewer, masked, today } = context as SubgraphContext;
    if (allows(unless, viewer, about(typeName, object), cluster, today)) return value;
    masked.add(normalizedPath(info.path));
    return mask(as, value);
  };
}
