/**
 * The layout of the one LMDB key space. Every key opens with its kind:
 *   0 + name                               settings and the catalog (BSON)
 *   1 + collection id + enc(_id)           a document, as the BSON that was received
 *   2 + index id + enc(values) + enc(_id)  an index entry → document key (unique: without enc(_id))
 *   3 + collection id                      document count and bytes
 *   4 + session id                         number and reply of its last retryable write (BSON)
 */
const CATALOG = 0;
const DOCUMENT = 1;
const INDEX = 2;
const STATISTICS = 3;
const RETRY = 4;

function prefix(kind: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(5);
  key[0] = kind;
  key.writeUInt32BE(id, 1);
  return key;
}

export const catalogKey = (name: string): Buffer =>
  Buffer.concat([Buffer.from([CATALOG]), Buffer.from(name)]);
export const catalogRange = { start: Buffer.from([CATALOG]), end: Buffer.from([DOCUMENT]) };
export const documentPrefix = (collectionId: number): Buffer => prefix(DOCUMENT, collectionId);
export const indexPrefix = (indexId: number): Buffer => prefix(INDEX, indexId);
export const statisticsKey = (collectionId: number): Buffer => prefix(STATISTICS, collectionId);

export const retryKey = (session: string): Buffer =>
  Buffer.concat([Buffer.from([RETRY]), Buffer.from(session, 'hex')]);
export const retryRange = { start: Buffer.from([RETRY]), end: Buffer.from([RETRY + 1]) };

/** The first key after every key that starts with these bytes. */
export function afterPrefix(bytes: Buffer): Buffer {
  const next = Buffer.from(bytes);
  for (let i = next.length - 1; i >= 0; i--) {
    const byte = next[i] as number;
    if (byte < 255) {
      next[i] = byte + 1;
      return i + 1 === next.length ? next : next.subarray(0, i + 1);
    }
  }
  throw new RangeError('No key follows this prefix');
}

/** The first key after this very key. */
export const afterKey = (key: Buffer): Buffer => Buffer.concat([key, Buffer.from([0])]);
