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

function element(type: number, name: string, content: Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), ...content]);
}

function document(elements: Uint8Array[]): Buffer {
  const body = Buffer.concat(elements);
  const out = Buffer.alloc(body.length + 5);
  out.writeInt32LE(out.length, 0);
  body.copy(out, 4);
  return out;
}

/** Writes an array of documents already in BSON, without decoding them. */
function rawArray(documents: readonly Uint8Array[]): Buffer {
  let size = 5;
  for (let i = 0; i < documents.length; i++)
    size += 2 + String(i).length + (documents[i]?.length ?? 0);
  const out = Buffer.allocUnsafe(size);
  out.writeInt32LE(size, 0);
  let at = 4;
  for (let i = 0; i < documents.length; i++) {
    const bytes = documents[i] as Uint8Array;
    out[at++] = 3;
    at += out.write(String(i), at, 'latin1');
    out[at++] = 0;
    out.set(bytes, at);
    at += bytes.length;
  }
  out[at] = 0;
  return out;
}

/** The reply of a command that opens or continues a cursor; documents travel as stored. */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  id: Long,
  namespace: string,
): Buffer {
  const name = Buffer.from(`${namespace}\0`);
  const length = Buffer.alloc(4);
  length.writeInt32LE(name.length);
  const cursor = document([
    element(4, batchName, [rawArray(documents)]),
    element(18, 'id', [Uint8Array.from(id.toBytesLE())]),
    element(2, 'ns', [length, name]),
  ]);
  const one = Buffer.alloc(8);
  one.writeDoubleLE(1);
  return document([element(3, 'cursor', [cursor]), element(1, 'ok', [one])]);
}
