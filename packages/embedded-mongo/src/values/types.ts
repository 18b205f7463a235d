import type { BSONRegExp, BSONSymbol, Binary, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { Code, DBRef, Decimal128, Double, Int32, Long, deserialize, serialize } from 'bson';

export type Num = Int32 | Double | Long | Decimal128;
type Scalar =
  | null
  | boolean
  | string
  | Date
  | Num
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey;

/** A typed BSON value: numbers keep their type, a missing value is `undefined`. */
export type Value = Scalar | Value[] | Doc;
export interface Doc {
  [field: string]: Value;
}

const DECODE = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

/** Decodes one BSON document; every number, binary and regular expression keeps its BSON type. */
export function decodeDocument(bytes: Uint8Array): Doc {
  const doc = deserialize(bytes, DECODE);
  // {$ref, $id} is an ordinary document to the server; the codec makes a class of it.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('$ref\0') ? (withoutDbRefs(doc) as Doc) : doc;
}

function withoutDbRefs(value: unknown): unknown {
  if (value instanceof DBRef) {
    const plain: Record<string, unknown> = { $ref: value.collection, $id: value.oid };
    if (value.db !== undefined) plain['$db'] = value.db;
    return withoutDbRefs({ ...plain, ...value.fields });
  }
  if (Array.isArray(value)) return value.map(withoutDbRefs);
  if (!isDoc(value as Value)) return value;
  const doc = value as Record<string, unknown>;
  for (const key of Object.keys(doc)) doc[key] = withoutDbRefs(doc[key]);
  return doc;
}

/** Encodes a document of typed values; fields holding `undefined` are left out. */
export function encodeDocument(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}

/** Whether the value is an embedded document (not an array, not a scalar class). */
export function isDoc(value: Value | undefined): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isNum(value: Value | undefined): value is Num {
  return (
    value instanceof Int32 ||
    value instanceof Double ||
    value instanceof Long ||
    value instanceof Decimal128
  );
}

/** Sets a field even where its name is special to JavaScript (`__proto__`). */
export function setField(doc: Doc, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else doc[name] = value;
}

/** A field of a document, never one JavaScript's prototype lends it. */
export function getField(doc: Doc, name: string): Value | undefined {
  return Object.hasOwn(doc, name) ? doc[name] : undefined;
}

interface TypeFacts {
  order: number;
  name: string;
  number: number;
}
const facts = (order: number, name: string, number: number): TypeFacts => ({ order, name, number });

const NULL = facts(5, 'null', 10);
const MISSING = facts(5, 'missing', 0);
const STRING = facts(15, 'string', 2);
const OBJECT = facts(20, 'object', 3);
const ARRAY = facts(25, 'array', 4);
const BOOL = facts(40, 'bool', 8);
const DATE = facts(45, 'date', 9);
const BY_CLASS: Readonly<Record<string, TypeFacts>> = {
  MinKey: facts(-1, 'minKey', -1),
  Int32: facts(10, 'int', 16),
  Double: facts(10, 'double', 1),
  Long: facts(10, 'long', 18),
  Decimal128: facts(10, 'decimal', 19),
  BSONSymbol: facts(15, 'symbol', 14),
  Binary: facts(30, 'binData', 5),
  ObjectId: facts(35, 'objectId', 7),
  Timestamp: facts(47, 'timestamp', 17),
  BSONRegExp: facts(50, 'regex', 11),
  Code: facts(60, 'javascript', 13),
  MaxKey: facts(127, 'maxKey', 127),
};
const CODE_WITH_SCOPE = facts(65, 'javascriptWithScope', 15);

function typeFacts(value: Value | undefined): TypeFacts {
  if (value === undefined) return MISSING;
  if (value === null) return NULL;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'boolean') return BOOL;
  if (Array.isArray(value)) return ARRAY;
  if (value instanceof Date) return DATE;
  if (isDoc(value)) return OBJECT;
  if (value instanceof Code && value.scope) return CODE_WITH_SCOPE;
  return BY_CLASS[(value as { _bsontype: string })._bsontype] ?? OBJECT;
}

/** Rank of the value's type in BSON comparison order; a missing value ranks with null. */
export function typeOrder(value: Value | undefined): number {
  return typeFacts(value).order;
}

/** MongoDB's alias of the value's type (`int`, `objectId`, …), `missing` for undefined. */
export function bsonTypeName(value: Value | undefined): string {
  return typeFacts(value).name;
}

/** The BSON type number, 0 for a missing value. */
export function bsonTypeNumber(value: Value | undefined): number {
  return typeFacts(value).number;
}
