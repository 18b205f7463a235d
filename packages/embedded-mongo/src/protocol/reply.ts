import type { Long } from 'bson';
import { encodeDocument, type Doc } from '../values/types';

const OP_REPLY = 1;
const OP_MSG = 2013;
let lastRequestId = 0;

/** A reply body: a document to encode, or BSON already encoded. */
export type ReplyBody = Doc | Uint8Array;

/** Wraps a reply body into the frame the request's operation code expects. */
export function encodeReply(body: ReplyBody, responseTo: number, legacy: boolean): Buffer[] {
  const document = body instanceof Uint8Array ? body : encodeDocument(body);
  const header = Buffer.alloc(legacy ? 36 : 21);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  header.writeInt32LE(header.length + document.length, 0);
  header.writeInt32LE(lastRequestId, 4);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) {
    header.writeInt32LE(8, 16); // AwaitCapable, as MongoDB sets it
    header.writeInt32LE(1, 32); // one document
  }
  return [header, Buffer.from(document.buffer, document.byteOffset, document.length)];
}

/** `firstBatch` and `nextBatch` differ, the rest of a cursor's reply is always the same. */
const OK = Buffer.from([1, 0x6f, 0x6b, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0]);
const NAMES = {
  firstBatch: Buffer.from('\x04firstBatch\0'),
  nextBatch: Buffer.from('\x04nextBatch\0'),
  cursor: Buffer.from('\x03cursor\0'),
  id: Buffer.from('\x12id\0'),
  ns: Buffer.from('\x02ns\0'),
} as const;
const LENGTH = 4;
const LONG = 8;

/** Bytes of an array of documents: each has a type, its index and a zero before it. */
function arraySize(documents: readonly Uint8Array[]): number {
  let size = LENGTH + 1;
  let digits = 1;
  for (let i = 0, more = 10; i < documents.length; i++) {
    if (i === more) {
      digits++;
      more *= 10;
    }
    size += 2 + digits + (documents[i] as Uint8Array).length;
  }
  return size;
}

/** The reply of a command that opens or continues a cursor; documents travel as stored. */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  id: Long,
  namespace: string,
): Buffer {
  const batch = NAMES[batchName];
  const batchSize = arraySize(documents);
  const nameSize = Buffer.byteLength(namespace) + 1;
  const cursorSize =
    LENGTH +
    (batch.length + batchSize) +
    (NAMES.id.length + LONG) +
    (NAMES.ns.length + LENGTH + nameSize) +
    1;
  const out = Buffer.allocUnsafe(LENGTH + NAMES.cursor.length + cursorSize + OK.length);
  let at = out.writeInt32LE(out.length, 0);
  at += NAMES.cursor.copy(out, at);
  at = out.writeInt32LE(cursorSize, at);
  at += batch.copy(out, at);
  at = out.writeInt32LE(batchSize, at);
  for (let i = 0; i < documents.length; i++) {
    const bytes = documents[i] as Uint8Array;
    out[at++] = 3;
    at += out.write(String(i), at, 'latin1');
    out[at++] = 0;
    out.set(bytes, at);
    at += bytes.length;
  }
  out[at++] = 0;
  at += NAMES.id.copy(out, at);
  at = out.writeInt32LE(id.low, at);
  at = out.writeInt32LE(id.high, at);
  at += NAMES.ns.copy(out, at);
  at = out.writeInt32LE(nameSize, at);
  at += out.write(namespace, at);
  out[at++] = 0;
  out[at++] = 0;
  OK.copy(out, at);
  return out;
}
