import { GraphQLError, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { evaluate } from '../../../schema/policy/rule';
import { ANONYMOUS, staticTerms, type Viewer } from '../../../schema/viewer';
import { chinaDate } from '../context';
import { DisclosureNotes } from './disclosureNotes';
import { guardedFields } from './guardedFields';

/** A caller who is authenticated but has no role, no subject and no relation. */
const STRANGER: Viewer = { ...ANONYMOUS, actor: 'self-test', authenticated: true };

/**
 * Resolves every guarded field of a schema as an anonymous caller and as an authenticated caller
 * without relations, on an object of another subject, and checks that the guard denies each. A
 * schema whose resolvers have lost their guard must not serve any request.
 * @throws Error that names the fields that the guard does not deny
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
      `The ${subgraph} subgraph does not start: the guard does not deny its fields ${fields} to callers without access.`,
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
  // A resolver that runs in spite of its rule finds no stores and throws.
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
