import { getNamedType, isEnumType, isObjectType, type GraphQLSchema } from 'graphql';

/** A name in both languages, from the schema's descriptions. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** The first sentence of a description, Chinese and English: `中文。English.` */
function labelOf(description: string | null | undefined, name: string): Label {
  const text = description?.trim() ?? '';
  const at = /。(?=[\p{Script=Latin}`“"])/u.exec(text)?.index;
  if (at === undefined) return { zh: text || name, en: name };
  const zh = text.slice(0, at);
  const en = text.slice(at + 1).trim();
  return { zh: zh.split(/[；。]/)[0] ?? zh, en: en.replace(/\.$/, '') };
}

/**
 * The label of a field by its coordinate `Type.field`; the field's name when it has no description.
 */
export function fieldLabel(schema: GraphQLSchema, type: string, field: string): Label {
  const found = schema.getType(type);
  const description = isObjectType(found) ? found.getFields()[field]?.description : undefined;
  return labelOf(description, field);
}

/** The label of an enum value, when the field returns an enum. */
export function valueLabel(
  schema: GraphQLSchema,
  type: string,
  field: string,
  value: string,
): Label | undefined {
  const found = schema.getType(type);
  const own = isObjectType(found) ? found.getFields()[field] : undefined;
  const named = own && getNamedType(own.type);
  const member = isEnumType(named) ? named.getValue(value) : undefined;
  return member ? labelOf(member.description, value) : undefined;
}

/** The label of a type. */
export function typeLabel(schema: GraphQLSchema, type: string): Label {
  return labelOf(schema.getType(type)?.description, type);
}
