import { deserialize } from 'bson';
import { decodeDocument, type Doc } from '../values/types';
import { crc32c } from './crc32c';
import { ProtocolError } from './frameDecoder';
import { MAX_DOCUMENT_BYTES } from '../base/limits';

const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;

/** One command as it came in, whichever operation code carried it. */
export interface Request {
  readonly requestId: number;
  /** OP_QUERY is answered with OP_REPLY; only the handshake still uses it. */
  readonly legacy: boolean;
  /** The sender waits for no answer (write concern 0). */
  readonly silent: boolean;
  readonly name: string;
  readonly database: string;
  readonly body: Doc;
  /** Raw documents of an insert (body array or section of kind 1): stored as received. */
  readonly rawDocuments: Buffer[] | undefined;
}

function documentAt(bytes: Buffer, offset: number, end: number): Buffer {
  if (offset + 5 > end) throw new ProtocolError('A document is cut off');
  const size = bytes.readInt32LE(offset);
  if (size < 5 || offset + size > end || size > MAX_DOCUMENT_BYTES + 16_384) {
    throw new ProtocolError('A document length is outside its message');
  }
  return bytes.subarray(offset, offset + size);
}

function cstringAt(bytes: Buffer, offset: number, end: number): string {
  const stop = bytes.indexOf(0, offset);
  if (stop < 0 || stop >= end) throw new ProtocolError('A name is not terminated');
  return bytes.toString('utf8', offset, stop);
}

/** Splits the body so that the documents of an insert stay raw bytes. */
function decodeBody(bytes: Buffer): { body: Doc; rawDocuments?: Buffer[] } {
  try {
    const firstName = cstringAt(bytes, 5, bytes.length);
    if (firstName !== 'insert') return { body: decodeDocument(bytes) };
    const body = deserialize(bytes, {
      promoteValues: false,
      promoteLongs: false,
      promoteBuffers: false,
      bsonRegExp: true,
      fieldsAsRaw: { documents: true },
    });
    const documents: unknown = body.documents;
    if (!Array.isArray(documents) || !documents.every((item) => Buffer.isBuffer(item)))
      return { body };
    delete body.documents;
    return { body, rawDocuments: documents };
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError('A message does not hold valid BSON');
  }
}

function readMessage(bytes: Buffer, requestId: number): Request {
  const flags = bytes.readInt32LE(16);
  // Bits 0-15 are "required": a receiver that does not know one has to refuse the message.
  if (flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME)) {
    throw new ProtocolError('An unknown required flag bit is set');
  }
  void EXHAUST_ALLOWED; // Optional: an exhaust reply is allowed, never owed.
  let end = bytes.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (end < 21 || crc32c(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) {
      throw new ProtocolError('The checksum of a message does not match');
    }
  }
  let body: Buffer | undefined;
  const sequences = new Map<string, Buffer[]>();
  let offset = 20;
  while (offset < end) {
    const kind = bytes.readUInt8(offset++);
    if (kind === 0) {
      if (body) throw new ProtocolError('A message has two bodies');
      body = documentAt(bytes, offset, end);
      offset += body.length;
    } else if (kind === 1) {
      if (offset + 4 > end) throw new ProtocolError('A section is cut off');
      const stop = offset + bytes.readInt32LE(offset);
      if (stop < offset + 5 || stop > end)
        throw new ProtocolError('A section is outside its message');
      const name = cstringAt(bytes, offset + 4, stop);
      if (sequences.has(name)) throw new ProtocolError('A document sequence comes twice');
      const documents: Buffer[] = [];
      let at = offset + 5 + Buffer.byteLength(name);
      while (at < stop) {
        const document = documentAt(bytes, at, stop);
        documents.push(document);
        at += document.length;
      }
      sequences.set(name, documents);
      offset = stop;
    } else {
      throw new ProtocolError(`Section kind ${kind} is unknown`);
    }
  }
  if (!body) throw new ProtocolError('A message has no body');
  const decoded = decodeBody(body);
  return finish(requestId, false, (flags & MORE_TO_COME) !== 0, decoded, sequences);
}

function finish(
  requestId: number,
  legacy: boolean,
  silent: boolean,
  decoded: { body: Doc; rawDocuments?: Buffer[] },
  sequences: Map<string, Buffer[]>,
  database?: string,
): Request {
  const { body } = decoded;
  const name = Object.keys(body)[0];
  if (name === undefined) throw new ProtocolError('A command has no name');
  let rawDocuments = decoded.rawDocuments;
  for (const [field, documents] of sequences) {
    if (Object.hasOwn(body, field))
      throw new ProtocolError('A field comes both in body and sequence');
    if (name === 'insert' && field === 'documents') rawDocuments = documents;
    else body[field] = documents.map((document) => safeDecode(document));
  }
  const db = database ?? body.$db;
  if (typeof db !== 'string') throw new ProtocolError('OP_MSG requests require a $db argument');
  return { requestId, legacy, silent, name, database: db, body, rawDocuments };
}

function safeDecode(bytes: Buffer): Doc {
  try {
    return decodeDocument(bytes);
  } catch {
    throw new ProtocolError('A message does not hold valid BSON');
  }
}

function readQuery(bytes: Buffer, requestId: number): Request {
  const namespace = cstringAt(bytes, 20, bytes.length);
  const offset = 20 + Buffer.byteLength(namespace) + 1 + 8;
  if (!namespace.endsWith('.$cmd')) throw new ProtocolError('OP_QUERY carries commands only');
  const document = documentAt(bytes, offset, bytes.length);
  let body = safeDecode(document);
  const wrapped = body.$query ?? body.query;
  if (wrapped && typeof wrapped === 'object' && !Array.isArray(wrapped)) body = wrapped as Doc;
  return finish(requestId, true, false, { body }, new Map(), namespace.slice(0, -5));
}

/** Reads one framed message. Anything that is no well-formed request throws ProtocolError. */
export function readRequest(bytes: Buffer): Request {
  if (bytes.length < 21) throw new ProtocolError('A message is cut off');
  const requestId = bytes.readInt32LE(4);
  const opCode = bytes.readInt32LE(12);
  if (opCode === OP_MSG) return readMessage(bytes, requestId);
  if (opCode === OP_QUERY) return readQuery(bytes, requestId);
  throw new ProtocolError(`Operation code ${opCode} is not supported`);
}
