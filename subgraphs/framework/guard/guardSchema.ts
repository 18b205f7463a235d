import {
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { allow, rule as shieldRule, shield, type IRules } from 'graphql-shield';
import { isPromise } from '../graphqlInternals';
import { creditError } from '../../../schema/errors';
import { isGuarded, type Rule } from '../../../schema/policy/rule';
import type { SubgraphContext } from '../context';
import type { About, AboutOf } from './about';
import { guardedFields, type GuardedField } from './guardedFields';
import { mask } from './masks';
import { normalizedPath } from './normalizedPath';
import { denialReason } from './reason';
import { allows, consentRelied } from './verdict';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Middleware = (resolve: Resolver, ...args: Parameters<Resolver>) => unknown;

/**
 * Wraps the resolvers of the guarded fields with the rules declared in the SDL; modifies the schema
 * in place. The rules are attached to the fields of the types, so that every path to an object
 * (root field, relation, `_entities`) applies the same rule. Public fields are not wrapped.
 */
export function guardSchema(subgraph: string, schema: GraphQLSchema, aboutOf: AboutOf): void {
  const about = (typeName: string, object: unknown): About =>
    aboutOf(typeName, (object ?? {}) as Record<string, unknown>);
  const fields = guardedFields(schema);
  const middleware = shield<unknown, SubgraphContext>(shieldMap(subgraph, fields, about), {
    fallbackRule: allow,
    fallbackError: creditError('UNAUTHORIZED_FIELD_OR_TYPE'),
    // Resolver errors behind an allowed rule must reach formatError unchanged.
    allowExternalErrors: true,
  }).generate(schema) as Record<string, Record<string, Middleware>>;

  for (const guarded of fields) {
    const { typeName, field } = guarded;
    const guard = middleware[typeName]![field.name]!;
    const resolve = withNotes(guarded, about, field.resolve ?? defaultFieldResolver);
    field.resolve = (object, args, context, info) => guard(resolve, object, args, context, info);
  }
}

/**
 * The rule map for graphql-shield. Every rule has a unique name, because the library shares results
 * between rules of the same name. Its cache is off, because the cache key ignores the object. Rules
 * do not throw, and each returns its own error, because a bare `false` loses the error code.
 */
function shieldMap(
  subgraph: string,
  fields: readonly GuardedField[],
  about: (typeName: string, object: unknown) => About,
): IRules {
  const map: Record<string, Record<string, ReturnType<ReturnType<typeof shieldRule>>>> = {};
  for (const guarded of fields) {
    const { typeName, field } = guarded;
    (map[typeName] ??= {})[field.name] = shieldRule(`${subgraph}.${typeName}.${field.name}`, {
      cache: 'no_cache',
    })((object: unknown, _args, context: SubgraphContext) =>
      verdict(guarded, context, about(typeName, object)),
    );
  }
  return map;
}

/**
 * True, or the error with the reason of the denial, which the gateway passes on to registered
 * developers. Denials are noted here for the disclosure log; `withNotes` notes disclosed values.
 */
function verdict(
  { typeName, field, rule, cluster }: GuardedField,
  { viewer, today, disclosures }: SubgraphContext,
  about: About,
): true | GraphQLError {
  if (allows(rule, viewer, about, cluster, today)) return true;
  disclosures.note('denied', about.subjectId, `${typeName}.${field.name}`, cluster);
  const reason = denialReason(rule, viewer, about, cluster, today);
  return creditError('UNAUTHORIZED_FIELD_OR_TYPE', undefined, reason && { reason });
}

/**
 * Wraps the resolver of a guarded field: notes the value that it returns and masks the value where
 * the SDL demands it. A resolver that fails discloses nothing.
 */
function withNotes(
  guarded: GuardedField,
  about: (typeName: string, object: unknown) => About,
  resolve: Resolver,
): Resolver {
  const { typeName, mask: declared } = guarded;
  return (object, args, context, info) => {
    const noteValue = (value: unknown): unknown => {
      if (value instanceof Error) return value;
      const of = about(typeName, object);
      if (declared !== undefined)
        return masked(guarded, declared, context as SubgraphContext, of, value, info);
      note('disclosed', guarded, context as SubgraphContext, of);
      return value;
    };
    const value = resolve(object, args, context, info);
    return isPromise(value) ? value.then(noteValue) : noteValue(value);
  };
}

function masked(
  guarded: GuardedField,
  { as, unless }: NonNullable<GuardedField['mask']>,
  context: SubgraphContext,
  of: About,
  value: unknown,
  info: GraphQLResolveInfo,
): string | null {
  const { viewer, today } = context;
  const clear = allows(unless, viewer, of, guarded.cluster, today);
  if (clear) note('disclosed', guarded, context, of, unless);
  // A masked value that everybody may read is not a disclosure.
  else if (isGuarded(guarded.rule)) note('masked', guarded, context, of);
  // The schema lint allows masks only on string fields; custom scalars have string values too.
  if (typeof value !== 'string') return null;
  if (clear) return value;
  context.masked.add(normalizedPath(info.path));
  return mask(as, value);
}

/** @param clear the rule that lifted the field's mask, if one did */
function note(
  outcome: 'disclosed' | 'masked',
  { typeName, field, rule, cluster }: GuardedField,
  { viewer, today, disclosures }: SubgraphContext,
  of: About,
  clear?: Rule,
): void {
  const relied =
    consentRelied(rule, viewer, of, cluster, today) ??
    (clear && consentRelied(clear, viewer, of, cluster, today));
  disclosures.note(outcome, of.subjectId, `${typeName}.${field.name}`, cluster, relied);
}
