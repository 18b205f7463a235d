import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { isDoc, type Value } from './types';

/** A value as MongoDB writes it into its messages: `"text"`, `ObjectId('…')`, `new Date(0)`. */
export function showValue(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string')
    return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Int32 || value instanceof Long) return value.toString();
  if (value instanceof Double) {
    return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value);
  }
  if (value instanceof Decimal128) return value.toString();
  if (value instanceof Binary) {
    return `BinData(${value.sub_type}, ${Buffer.from(value.value()).toString('hex').toUpperCase()})`;
  }
  if (value instanceof Timestamp) return `Timestamp(${value.high}, ${value.low})`;
  if (Array.isArray(value)) return `[ ${value.map(showValue).join(', ')} ]`;
  if (isDoc(value)) {
    const fields = Object.entries(value).map(([name, item]) => `${name}: ${showValue(item)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  return JSON.stringify(value);
}
