import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { SealedForm } from '../vault/sealedFields';
import { VISIBILITY_FIELDS } from './live';
import type { RecordField } from './recordKind';

type Field = GraphQLField<unknown, unknown>;

/** The field of every record that the framework itself resolves. */
export const VISIBILITY = 'visibility';

/** The fields of a record type, including those that all records share. */
export function recordFields(schema: GraphQLSchema, type: GraphQLObjectType): RecordField[] {
  return Object.values(type.getFields()).map((field) => fieldOf(schema, field));
}

function fieldOf(schema: GraphQLSchema, field: Field): RecordField {
  const { name } = field;
  if (name === VISIBILITY) return { name, path: name, from: VISIBILITY_FIELDS };
  const statistic = statisticOf(schema, field);
  const computed = valuesOf(schema, field, 'computed');
  if (computed) return { name, from: computed['from'] as readonly string[], ...statistic };
  const stored = valuesOf(schema, field, 'stored');
  const path = (stored?.['as'] as string | undefined) ?? name;
  const entity = entityOf(field);
  return {
    name,
    path,
    from: [path],
    ...(entity !== undefined && { entity }),
    ...(stored?.['sealed'] === true && { sealed: sealedForm(field.type) }),
    ...statistic,
  };
}

function statisticOf(schema: GraphQLSchema, field: Field): Pick<RecordField, 'statistic'> {
  if (valuesOf(schema, field, 'dimension')) return { statistic: 'DIMENSION' };
  return valuesOf(schema, field, 'measure') ? { statistic: 'MEASURE' } : {};
}

/** The name of the entity type that a field refers to; undefined for other types. */
function entityOf({ type }: Field): string | undefined {
  const named = getNamedType(type);
  return isEntity(named) ? named.name : undefined;
}

/** Whether a type is an entity; rows store the ids of entities. */
export function isEntity(type: GraphQLOutputType): boolean {
  return (
    isObjectType(type) &&
    type.astNode?.directives?.some(({ name }) => name.value === 'key') === true
  );
}

/** The form in which a value is converted to text before it is encrypted. */
function sealedForm(type: GraphQLOutputType): SealedForm {
  const named = getNamedType(type);
  if (isListType(getNullableType(type)) || isObjectType(named)) return 'json';
  return ['Int', 'MoneyCents'].includes(named.name) ? 'integer' : 'text';
}

/** The arguments of a directive on a field; undefined without the directive. */
export function valuesOf(
  schema: GraphQLSchema,
  { astNode }: Pick<Field, 'astNode'>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const directive = schema.getDirective(name);
  return directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
}
