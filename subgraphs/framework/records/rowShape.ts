import {
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parseType,
  typeFromAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { rowFields } from './indexes';
import { VISIBILITY, isEntity, valuesOf } from './recordFields';
import type { RecordKind } from './recordKind';
import type { PathShape, RowShape, ValueShape } from './shapes';

const scalar = (name: string, required = true): PathShape => ({
  value: { is: 'SCALAR', scalar: name },
  required,
});
const MARK: PathShape = { ...scalar('Boolean', false), mark: true };

/** What is always there, though the schema's fields are null for those who may not see it. */
const ALWAYS: ReadonlySet<string> = new Set(['subjectId', 'sourceDepartmentId', 'batch']);

/**
 * What the rows of a kind hold: one path for each field of its type that is stored, what every
 * record has besides, the pairs of texts that are searched, and what no field gives.
 */
export function rowShape(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  { fields, search }: Pick<RecordKind, 'fields' | 'search'>,
): RowShape {
  const shape = new Map<string, PathShape>([
    ['type', scalar('String')],
    ['visibleUntil', scalar('Date')],
    ['subjectIsMinor', scalar('Boolean')],
    ['subjectHidden', MARK],
    [
      'disclosure',
      pathShape(schema, schema.getType('RecordDisclosure') as GraphQLOutputType, true),
    ],
  ]);
  for (const { name, path } of fields) {
    // What lies within a part is of the part.
    if (path === undefined || path.includes('.') || name === VISIBILITY) continue;
    const field = type.getFields()[name]!;
    const isThere = valuesOf(schema, field, 'stored')?.['required'] === true || ALWAYS.has(path);
    const given = pathShape(schema, field.type, isThere);
    shape.set(path, shape.get(path)?.required === true ? { ...given, required: true } : given);
  }
  for (const { by, match } of search?.conditions ?? [])
    if (match === 'TEXT')
      shape.set(`${by}Grams`, { value: { is: 'GRAMS', of: by }, required: true });
  for (const { name, type: written } of rowFields(schema, type)) {
    const given = typeFromAST(schema, parseType(written) as never) as GraphQLOutputType;
    shape.set(name, name.endsWith('Hidden') ? MARK : pathShape(schema, given));
  }
  return shape;
}

function pathShape(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  required = isNonNullType(type),
): PathShape {
  return {
    value: valueShape(schema, getNullableType(type)),
    required: required || isNonNullType(type),
  };
}

function valueShape(schema: GraphQLSchema, type: GraphQLOutputType): ValueShape {
  if (isListType(type)) return { is: 'LIST', of: pathShape(schema, type.ofType) };
  if (isEnumType(type))
    return { is: 'ENUM', values: new Set(type.getValues().map(({ name }) => name)) };
  // An entity is held by its id.
  if (!isObjectType(type) || isEntity(type)) return { is: 'SCALAR', scalar: scalarOf(type) };
  const parts = Object.values(type.getFields()).map(
    (field) => [field.name, pathShape(schema, field.type, ALWAYS.has(field.name))] as const,
  );
  return { is: 'PART', paths: new Map(parts) };
}

function scalarOf(type: GraphQLOutputType): string {
  return isObjectType(type) ? 'ID' : String(type);
}
