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

/** A string as `JSON.stringify` writes it; strings with rarer escapes do not match. */
const STRING = String.raw`"[^"\\\x00-\x1f]*(?:\\["\\bfnrt][^"\\\x00-\x1f]*)*"`;
/** A number of up to fifteen digits is serialised exactly as it was parsed. */
const INTEGER = String.raw`(?:0|-?[1-9]\d{0,14})`;
const FRACTION = String.raw`-?(?:0\.\d{0,5}[1-9]|[1-9]\d{0,8}\.\d{0,5}[1-9])`;
const NUMBER = `(?:${INTEGER}|${FRACTION})`;
const SCALAR = `(?:${STRING}|${NUMBER}|true|false)`;

const LEAF = `(?:null|${SCALAR})`;

/** Any leaf, list of leaves, or list of lists of leaves. */
export const LEAVES = `(?:${LEAF}|${listOf(`(?:${LEAF}|${listOf(LEAF)})`)})`;

/** Limit of one pattern. */
const MAX_PATTERN_CHARACTERS = 20_000;

/** Thrown for a selection that no text pattern can express. */
class NotExpressible extends Error {}

/**
 * A pattern for the texts that need no shaping: if a text matches, then parsing it, shaping the
 * value for the selection and serialising the result returns the same text. A matching text has
 * exactly the keys that the client selects, in the client's order, leaves of their types, null only
 * where the schema allows it, and numbers and strings as `JSON.stringify` writes them.
 * @returns the source of a regular expression; undefined if it would be too complex
 */
export function textPattern(selection: FieldSelection, schema: Schema): string | undefined {
  try {
    const pattern = fieldPattern([selection], schema);
    return pattern.length > MAX_PATTERN_CHARACTERS ? undefined : pattern;
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

/** The item occurs once in the pattern: otherwise each level of lists would double its length. */
function listOf(item: string): string {
  return String.raw`\[(?:\]|(?:${item}(?:,(?!\])|(?=\])))+\])`;
}

/** An object is shaped by its `__typename`, or by the type of its field if it has none. */
function compositePattern(type: CompositeType, sets: readonly PlacedSet[], schema: Schema): string {
  if (sets.some(({ parent }) => parent !== type)) throw new NotExpressible();
  const alternatives = possibleRuntimeTypes(type).flatMap(({ name }) => {
    const fields = selectedFields(sets, schema, name, {});
    return fields && isNamed(fields) ? [objectPattern(fields, schema)] : [];
  });
  if (alternatives.length === 0 && isObjectType(type)) {
    const fields = selectedFields(sets, schema, undefined, {});
    // An object with a `__typename` is shaped by it.
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
    // `__typename` decides how the object is read, so no other field may have this response name.
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
