import { GraphQLError, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { evaluate } from '../../../schema/policy/rule';
import { ANONYMOUS, staticTerms, type Viewer } from '../../../schema/viewer';
import { chinaDate } from '../context';
import { DisclosureNotes } from './disclosureNotes';
import { guardedFields } from './guardedFields';

/** A caller who is logged in and is nothing else: no role, no subject, no relation. */
const STRANGER: Viewer = { ...ANONYMOUS, actor: 'self-test', authenticated: true };

/**
 * Asks every guarded field of a schema as a visitor and as a logged-in stranger, of an object
 * that is about somebody else, and makes sure that each is refused: a guard that was lost on the
 * way from the SDL to the resolvers must not serve a single request.
 * @throws Error naming the fields that answered
 */
export async function selfTest(subgraph: string, schema: GraphQLSchema): Promise<void> {
  const open: string[] = [];
  for (const { typeName, field, rule } of guardedFields(schema)) {
    for (const viewer of [ANONYMOUS, STRANGER]) {
      if (evaluate(rule, staticTerms(viewer)) === true) continue;
      if (!(await refuses(schema, typeName, field.name, viewer)))
        open.push(`${typeName}.${field.name}`);
    }
  }
  if (open.length > 0) {
    const fields = [...new Set(open)].join(', ');
    throw new Error(
      `The ${subgraph} subgraph does not start: its guarded fields ${fields} answer strangers.`,
    );
  }
}

async function refuses(
  schema: GraphQLSchema,
  typeName: string,
  fieldName: string,
  viewer: Viewer,
): Promise<boolean> {
  const type = schema.getType(typeName);
  const resolve = isObjectType(type) ? type.getFields()[fieldName]?.resolve : undefined;
  if (resolve === undefined) return false;
  // A resolver that is reached in spite of its rule has no stores to ask, and throws.
  const context = {
    viewer,
    masked: new Set<string>(),
    disclosures: new DisclosureNotes(),
    requestId: 'self-test',
    today: chinaDate(new Date()),
    stores: {},
  };
  const object = { _id: 'self-test', subjectId: 'self-test', region: 'self-test' };
  try {
    const answer: unknown = await resolve(object, {}, context, {} as GraphQLResolveInfo);
    return (
      answer instanceof GraphQLError && answer.extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE'
    );
  } catch (error) {
    return (
      error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE'
    );
  }
}
