import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A path from a subject to another subject. */
export interface Route {
  /** The type it starts from: the interface, or the only implementation with its first field. */
  readonly from: string;
  /** Fields, outermost first. */
  readonly fields: readonly string[];
}

type Composite = GraphQLInterfaceType | GraphQLObjectType;

const SUBJECT = 'Subject';
/** Maximum number of fields in a route; `edges` is another spelling of `nodes`. */
const MAX_FIELDS = 4;
const EXCLUDED_FIELDS = new Set(['edges', 'pageInfo']);

/** All paths from a subject through a record, an institution or a relation to a subject. */
export function routesToSubjects(schema: GraphQLSchema): Route[] {
  const subject = schema.getType(SUBJECT);
  if (!isInterfaceType(subject)) throw new Error('The schema has no interface Subject.');
  const routes: Route[] = [];
  const walk = (from: string, type: Composite, fields: readonly string[], seen: Set<string>) => {
    if (fields.length >= MAX_FIELDS) return;
    for (const field of Object.values(type.getFields())) {
      if (EXCLUDED_FIELDS.has(field.name) || field.args.some(isRequiredArgument)) continue;
      // Fields that every subject has form a route from the interface.
      if (type.name === from && from !== SUBJECT && field.name in subject.getFields()) continue;
      const to = getNamedType(field.type);
      if (!isObjectType(to) && !isInterfaceType(to)) continue;
      const path = [...fields, field.name];
      if (isSubject(schema, to)) routes.push({ from, fields: path });
      else if (!seen.has(to.name)) walk(from, to, path, new Set([...seen, to.name]));
    }
  };
  for (const start of [subject, ...schema.getPossibleTypes(subject)])
    walk(start.name, start, [], new Set([start.name]));
  return routes;
}

function isSubject(schema: GraphQLSchema, type: Composite): boolean {
  const subject = schema.getType(SUBJECT);
  return type === subject || (isAbstractType(subject) && schema.isSubType(subject, type));
}

/** An operation that follows routes one after the other, the first from the queried subject. */
export function followRoutes(routes: readonly Route[], selection = 'id'): string {
  const inner = routes.reduceRight((below, { from, fields }) => {
    const path = fields.reduceRight((inside, name) => `${name} { ${inside} }`, below);
    return `${selection} ${from === SUBJECT ? path : `... on ${from} { ${path} }`}`;
  }, selection);
  return `{ subject(id: "subject-1") { ${inner} } }`;
}
