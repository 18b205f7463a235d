import {
  baseType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  possibleRuntimeTypes,
  type CompositeType,
  type FieldSelection,
  type NamedType,
  type Schema,
  type Type,
} from '@apollo/federation-internals';
import { selectedFields, type PlacedSet, type SelectedField } from '../projection/selectedFields';

/** A string as `JSON.stringify` writes it; those with rarer escapes are left out. */
const STRING = String.raw`"[^"\\\x00-\x1f]*(?:\\["\\bfnrt][^"\\\x00-\x1f]*)*"`;
/** Up to fifteen digits a number is written as it was read. */
const INTEGER = String.raw`(?:0|-?[1-9]\d{0,14})`;
const FRACTION = String.raw`-?(?:0\.\d{0,5}[1-9]|[1-9]\d{0,8}\.\d{0,5}[1-9])`;
const NUMBER = `(?:${INTEGER}|${FRACTION})`;
const SCALAR = `(?:${STRING}|${NUMBER}|true|false)`;

const LEAF = `(?:null|${SCALAR})`;

/** Any leaf, list of leaves, or list of such lists. */
export const LEAVES = `(?:${LEAF}|${listOf(`(?:${LEAF}|${listOf(LEAF)})`)})`;

/** Characters of one pattern. */
const MOST_CHARACTERS = 20_000;

/** What a text pattern cannot say. */
class NotExpressible extends Error {}

/**
 * The texts for which nothing is left to shaping: for every text that matches, parsing it, shaping
 * the value for the selection and writing the result gives the same text again. So the texts have
 * the keys the client asked for in the client's order and no others, leaves of their types, nulls
 * only where the schema has them, and numbers and strings as `JSON.stringify` writes them.
 * @returns a regular expression's source; undefined when it would not be simple
 */
export function textPattern(selection: FieldSelection, schema: Schema): string | undefined {
  try {
    const pattern = fieldPattern([selection], schema);
    return pattern.length > MOST_CHARACTERS ? undefined : pattern;
  } catch (error) {
    if (error instanceof NotExpressible) return undefined;
    throw error;
  }
}

function fieldPattern(selections: readonly FieldSelection[], schema: Schema): string {
  const type = selections[0]?.element.definition.type;
  if (type === undefined) throw new NotExpressible();
  const sets = selections.flatMap(({ element, selectionSet: set }): PlacedSet[] => {
    const parent = element.definition.type && baseType(element.definition.type);
    return set && parent && isCompositeType(parent) ? [{ set, parent }] : [];
  });
  return valuePattern(type, sets, schema);
}

function valuePattern(type: Type, sets: readonly PlacedSet[], schema: Schema): string {
  if (!isNonNullType(type)) return `(?:null|${presentPattern(type, sets, schema)})`;
  return presentPattern(type.ofType as Type, sets, schema);
}

function presentPattern(type: Type, sets: readonly PlacedSet[], schema: Schema): string {
  if (isListType(type)) return listOf(valuePattern(type.ofType as Type, sets, schema));
  if (isNonNullType(type)) throw new NotExpressible();
  return isCompositeType(type) ? compositePattern(type, sets, schema) : leafPattern(schema, type);
}

/** The item is written once: patterns of lists in lists would double with each. */
function listOf(item: string): string {
  return String.raw`\[(?:\]|(?:${item}(?:,(?!\])|(?=\])))+\])`;
}

/** Objects are shaped by the type that they tell, or as the type of their place. */
function compositePattern(type: CompositeType, sets: readonly PlacedSet[], schema: Schema): string {
  if (sets.some(({ parent }) => parent !== type)) throw new NotExpressible();
  const alternatives = possibleRuntimeTypes(type).flatMap(({ name }) => {
    const fields = selectedFields(sets, schema, name, {});
    return fields && isNamed(fields) ? [objectPattern(fields, schema)] : [];
  });
  if (alternatives.length === 0 && isObjectType(type)) {
    const fields = selectedFields(sets, schema, undefined, {});
    // What tells its type is shaped by it.
    if (fields && !isNamed(fields)) return objectPattern(fields, schema);
  }
  if (alternatives.length === 0) throw new NotExpressible();
  return `(?:${alternatives.join('|')})`;
}

const isNamed = (fields: readonly SelectedField[]) =>
  fields.some(({ key }) => key === '__typename');

function objectPattern(fields: readonly SelectedField[], schema: Schema): string {
  if (fields.length === 0) throw new NotExpressible();
  const members = fields.map(({ key, selections, typename }) => {
    if (key in {}) throw new NotExpressible();
    // The type's name decides how the object is read, whoever else is called that.
    if (key === '__typename' && typename === undefined) throw new NotExpressible();
    const value = typename === undefined ? fieldPattern(selections, schema) : `"${typename}"`;
    return `"${key}":${value}`;
  });
  return String.raw`\{${members.join(',')}\}`;
}

function leafPattern(schema: Schema, type: NamedType): string {
  if (isEnumType(type)) {
    if (type.values.length === 0) throw new NotExpressible();
    return `"(?:${type.values.map(({ name }) => name).join('|')})"`;
  }
  if (!isScalarType(type)) throw new NotExpressible();
  switch (type) {
    case schema.stringType():
      return STRING;
    case schema.idType():
      return `(?:${STRING}|${INTEGER})`;
    case schema.intType():
      return INTEGER;
    case schema.floatType():
      return NUMBER;
    case schema.booleanType():
      return '(?:true|false)';
    default:
      return SCALAR;
  }
}
