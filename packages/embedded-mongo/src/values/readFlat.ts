import { isUtf8 } from 'node:buffer';
import { Double, Int32 } from 'bson';
import { isName } from './pickFields';
import { setField, type Doc, type Value } from './types';

const DOUBLE = 0x01;
const TEXT = 0x02;
const ARRAY = 0x04;
const BINARY = 0x05;
const OBJECT_ID = 0x07;
const BOOLEAN = 0x08;
const DATE = 0x09;
const NULL = 0x0a;
const INT = 0x10;
const LONG = 0x12;

/** Up to here looking at each byte costs less than asking for it to be done. */
const SHORT = 48;

/** Bytes of a value that holds no other values; undefined for any other type, or past the end. */
function sizeOf(bytes: Buffer, type: number, at: number, last: number): number | undefined {
  switch (type) {
    case NULL:
      return 0;
    case BOOLEAN:
      return (bytes[at] as number) > 1 ? undefined : 1;
    case INT:
      return 4;
    case DOUBLE:
    case DATE:
    case LONG:
      return 8;
    case OBJECT_ID:
      return 12;
    case TEXT:
      return at + 4 > last ? undefined : textSize(bytes, at, last);
    case BINARY: {
      if (at + 5 > last) return undefined;
      const size = bytes.readInt32LE(at);
      // The old form of binary has a second length inside.
      return size < 0 || bytes[at + 4] === 2 ? undefined : size + 5;
    }
    default:
      return undefined;
  }
}

/** Of a text that is UTF-8 to its end. */
function textSize(bytes: Buffer, at: number, last: number): number | undefined {
  const size = bytes.readInt32LE(at);
  const end = at + 4 + size;
  if (size < 1 || end > last || bytes[end - 1] !== 0) return undefined;
  return isText(bytes, at + 4, end - 1) ? size + 4 : undefined;
}

function isText(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > SHORT) return isUtf8(bytes.subarray(start, end));
  for (let i = start; i < end; i++)
    if ((bytes[i] as number) > 127) return isUtf8(bytes.subarray(start, end));
  return true;
}

/** The value; undefined for a type that is left to the codec. */
function valueAt(bytes: Buffer, type: number, at: number, size: number): Value | undefined {
  switch (type) {
    case TEXT:
      return bytes.toString('utf8', at + 4, at + size - 1);
    case INT:
      return new Int32(bytes.readInt32LE(at));
    case DOUBLE:
      return new Double(bytes.readDoubleLE(at));
    case BOOLEAN:
      return bytes[at] === 1;
    case NULL:
      return null;
    default:
      return undefined;
  }
}

/**
 * The plain value of an element, as the codec decodes it; undefined for a type that is left to the
 * codec, and for a value that is at fault or goes past the document's last byte.
 */
export function plainValue(
  bytes: Buffer,
  type: number,
  at: number,
  last: number,
): Value | undefined {
  const size = sizeOf(bytes, type, at, last);
  return size === undefined || at + size > last ? undefined : valueAt(bytes, type, at, size);
}

/**
 * An array of plain values; undefined where it holds others, or is at fault.
 * @param wanted whether its values are: otherwise it is only looked at whether it is well-formed
 */
function arrayAt(
  bytes: Buffer,
  at: number,
  last: number,
  wanted: boolean,
): { readonly size: number; readonly values: Value[] } | undefined {
  if (at + 5 > last) return undefined;
  const size = bytes.readInt32LE(at);
  const end = at + size - 1;
  if (size < 5 || end >= last || bytes[end] !== 0) return undefined;
  const values: Value[] = [];
  for (let next = at + 4; next < end;) {
    const type = bytes[next] as number;
    let from = next + 1;
    // The names are the places, which the order tells.
    while (bytes[from] !== 0) from++;
    const length = sizeOf(bytes, type, ++from, end);
    if (length === undefined || from + length > end) return undefined;
    next = from + length;
    if (!wanted) continue;
    const value = valueAt(bytes, type, from, length);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return { size, values };
}

/**
 * Reads these fields of a document in BSON, and looks at the rest no closer than it takes to know
 * that it is well-formed: what it costs to put a document into indexes is for the most part the
 * decoding of what no index holds.
 * @returns the function that reads; it gives undefined for a document that holds more than plain
 *   values and arrays of them, or a fault: that one is decoded whole
 */
export function flatReader(names: Iterable<string>): (bytes: Buffer) => Doc | undefined {
  const wanted = [...names].map((name) => ({ name, bytes: Buffer.from(name) }));
  return (bytes) => {
    const last = bytes.length - 1;
    if (last < 4 || bytes.readInt32LE(0) !== bytes.length || bytes[last] !== 0) return undefined;
    const doc: Doc = {};
    for (let index = 4; index < last;) {
      const type = bytes[index] as number;
      const start = index + 1;
      let end = start;
      while (bytes[end] !== 0) end++;
      const from = end + 1;
      const known = wanted.find((each) => isName(bytes, start, end, each.bytes));
      const array = type === ARRAY ? arrayAt(bytes, from, last, known !== undefined) : undefined;
      const size = array?.size ?? sizeOf(bytes, type, from, last);
      if (size === undefined || from + size > last) return undefined;
      index = from + size;
      if (known === undefined) continue;
      const value = array?.values ?? valueAt(bytes, type, from, size);
      if (value === undefined) return undefined;
      setField(doc, known.name, value);
    }
    return doc;
  };
}
