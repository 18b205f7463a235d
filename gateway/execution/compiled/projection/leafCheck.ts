import {
  isEnumType,
  isScalarType,
  type NamedType,
  type Schema,
} from '@apollo/federation-internals';

/**
 * Generates an expression that is true only for values of `name` that the stock executor accepts as
 * values of the type. Stock response shaping decides about all other values.
 * @param constant returns the expression for a value in the generated code
 * @returns undefined if every value is accepted
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
