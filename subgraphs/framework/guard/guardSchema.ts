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
    const resolve = noting(guarded, about, field.resolve ?? defaultFieldResolver);
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
 * True, or the denial with its reason, which the gateway passes on to registered developers. A
 * denial is noted here for the disclosure log; a value once its resolver has given it.
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
 * The resolver of a guarded field notes the value it gives, and hides it first where it is to be
 * masked. A resolver that fails discloses nothing.
 */
function noting(
  guarded: GuardedField,
  about: (typeName: string, object: unknown) => About,
  resolve: Resolver,
): Resolver {
  const { typeName, mask: declared } = guarded;
  return (object, args, context, info) => {
    const give = (value: unknown): unknown => {
      if (value instanceof Error) return value;
      const of = about(typeName, object);
      if (declared !== undefined)
        return masked(guarded, declared, context as SubgraphContext, of, value, info);
      note('disclosed', guarded, context as SubgraphContext, of);
      return value;
    };
    const value = resolve(object, args, context, info);
    return isPromise(value) ? value.then(give) : give(value);
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
  // What everybody may read masked is no disclosure of its own.
  else if (isGuarded(guarded.rule)) note('masked', guarded, context, of);
  // The lint admits masks on texts alone; a scalar's value is its text.
  if (typeof value !== 'string') return null;
  if (clear) return value;
  context.masked.add(normalizedPath(info.path));
  return mask(as, value);
}

/** @param clear the rule by which its mask is lifted, where it is */
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
