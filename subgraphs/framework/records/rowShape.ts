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

/** Paths that every row has, although their GraphQL fields are null for callers without access. */
const ALWAYS: ReadonlySet<string> = new Set(['subjectId', 'sourceDepartmentId', 'batch']);

/**
 * The shape of a kind's rows: one path per stored field of its type, the other paths of every
 * record, the character pairs of searched texts, and the paths of `@rowField`.
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
    // A path within an object is part of that object's shape.
    if (path === undefined || path.includes('.') || name === VISIBILITY) continue;
    const field = type.getFields()[name]!;
    const required = valuesOf(schema, field, 'stored')?.['required'] === true || ALWAYS.has(path);
    const given = pathShape(schema, field.type, required);
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
  // Rows store the id of an entity.
  if (!isObjectType(type) || isEntity(type)) return { is: 'SCALAR', scalar: scalarOf(type) };
  const parts = Object.values(type.getFields()).map(
    (field) => [field.name, pathShape(schema, field.type, ALWAYS.has(field.name))] as const,
  );
  return { is: 'PART', paths: new Map(parts) };
}

function scalarOf(type: GraphQLOutputType): string {
  return isObjectType(type) ? 'ID' : String(type);
}
