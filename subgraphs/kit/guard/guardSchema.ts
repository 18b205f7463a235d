import {
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { allow, rule as shieldRule, shield, type IRules } from 'graphql-shield';
import { creditError } from '../../../schema/errors';
import { isGuarded } from '../../../schema/policy/rule';
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
 * True, or the denial with its reason, which the gateway passes on to registered developers. What
 * was decided is noted here for the disclosure log; of a masked field, once its mask is decided.
 */
function verdict(
  { typeName, field, rule, cluster, mask: masked }: GuardedField,
  { viewer, today, disclosures }: SubgraphContext,
  about: About,
): true | GraphQLError {
  const coordinate = `${typeName}.${field.name}`;
  if (allows(rule, viewer, about, cluster, today)) {
    if (!masked) disclosures.note('disclosed', about.subjectId, coordinate, cluster);
    return true;
  }
  disclosures.note('denied', about.subjectId, coordinate, cluster);
  const reason = denialReason(rule, viewer, about, cluster, today);
  return creditError('UNAUTHORIZED_FIELD_OR_TYPE', undefined, reason && { reason });
}

/** The resolver of a masked field hides the value before it leaves, and notes where it did. */
function masking(
  { typeName, field, rule, mask: declared, cluster }: GuardedField,
  about: (typeName: string, object: unknown) => About,
  resolve: Resolver,
): Resolver {
  if (declared === undefined) return resolve;
  const { as, unless } = declared;
  const coordinate = `${typeName}.${field.name}`;
  // What everybody may read masked is no disclosure of its own.
  const noted = isGuarded(rule);
  return async (object, args, context, info) => {
    const value: unknown = await resolve(object, args, context, info);
    const { viewer, masked, today, disclosures } = context as SubgraphContext;
    const of = about(typeName, object);
    const clear = allows(unless, viewer, of, cluster, today);
    if (clear) disclosures.note('disclosed', of.subjectId, coordinate, cluster);
    else if (noted) disclosures.note('masked', of.subjectId, coordinate, cluster);
    // The lint admits masks on texts alone; a scalar's value is its text.
    if (typeof value !== 'string') return null;
    if (clear) return value;
    masked.add(normalizedPath(info.path));
    return mask(as, value);
  };
}
