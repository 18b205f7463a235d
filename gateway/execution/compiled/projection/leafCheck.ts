import {
  isEnumType,
  isScalarType,
  type NamedType,
  type Schema,
} from '@apollo/federation-internals';

/**
 * The text of an expression that is true for every value of `name` it lets pass, and lets pass
 * only what the stock executor takes for a value of the type. What it does not let pass, stock
 * response shaping judges.
 * @param constant gives a value a name in the compiled text
 * @returns undefined when every value is good
 */
export function leafCheck(
  schema: Schema,
  type: NamedType,
  name: string,
  constant: (value: unknown) => string,
): string | undefined {
  if (isEnumType(type)) {
    const values = constant(new Set(type.values.map((value) => value.name)));
    return `${values}.has(${name})`;
  }
  if (!isScalarType(type)) return 'false';
  switch (type) {
    case schema.stringType():
      return `typeof ${name} === 'string'`;
    case schema.idType():
      return `(typeof ${name} === 'string' || Number.isSafeInteger(${name}))`;
    case schema.intType():
      return `Number.isSafeInteger(${name})`;
    case schema.floatType():
      return `Number.isFinite(${name})`;
    case schema.booleanType():
      return `typeof ${name} === 'boolean'`;
    default:
      return undefined;
  }
}
