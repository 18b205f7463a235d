import { Decimal128, Double, ObjectId } from 'bson';
import { type Value, isDoc } from './types';

/** A value the way MongoDB's messages show it: strings quoted, doubles with a point. */
export function describe(value: Value | undefined): string {
  if (value === undefined) return 'MISSING';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Decimal128) return `NumberDecimal("${value.toString()}")`;
  if (value instanceof Double) {
    return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value);
  }
  if (Array.isArray(value)) return `[${value.map(describe).join(', ')}]`;
  if (value === null || typeof value === 'boolean') return String(value);
  if (!isDoc(value)) return (value as { toString(): string }).toString();
  return `{${Object.keys(value)
    .map((name) => describeField(name, value[name]))
    .join(', ')}}`;
}

/** A field as messages show it: `a: 1`. */
export function describeField(name: string, value: Value | undefined): string {
  return `${name}: ${describe(value)}`;
}
