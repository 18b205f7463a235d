import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { deserializeBson } from '../../subgraphs/framework/mongo';

const SMALLEST_DOCUMENT = 5;
const LARGEST_DOCUMENT = 16 * 1024 * 1024 + 16 * 1024;

/**
 * The documents of a file of gzipped BSON, in batches. Numbers keep their BSON type, so that a
 * document is written back as it was.
 * @throws Error with one sentence when the file ends within a document
 */
export async function* readDocuments(
  path: string,
  batch: { readonly documents: number; readonly bytes: number },
): AsyncGenerator<Record<string, unknown>[]> {
  let rest: Buffer = Buffer.alloc(0);
  let documents: Record<string, unknown>[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path).pipe(createGunzip())) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let at = 0;
    while (rest.length - at >= 4) {
      const size = rest.readInt32LE(at);
      if (size < SMALLEST_DOCUMENT || size > LARGEST_DOCUMENT)
        throw new Error(`${path} contains something that is no BSON document.`);
      if (rest.length - at < size) break;
      documents.push(
        deserializeBson(rest.subarray(at, at + size), { promoteValues: false, bsonRegExp: true }),
      );
      at += size;
      bytes += size;
      if (documents.length < batch.documents && bytes < batch.bytes) continue;
      yield documents;
      documents = [];
      bytes = 0;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error(`${path} ends within a document.`);
  if (documents.length > 0) yield documents;
}
