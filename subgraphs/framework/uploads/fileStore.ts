import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { ByteRange, ByteSource } from '../byteSource';
import { DURABLE } from '../durable';
import type { Vault } from '../vault/vault';
import { fileBucket, fileId, type FileRecord, type UploadModels } from './model';
import { CHUNK_BYTES, chunkSeal, chunksOf, SEALED_CHUNK_BYTES } from './sealedChunks';

/** The vault id of the files' own key, which wraps the key of each file. No subject has this id. */
const FILES = 'stored-files';
const KEY_BYTES = 32;

/** A complete file, readable in parts. */
export interface StoredFile extends ByteSource {
  readonly id: string;
  readonly owner: string;
  readonly purpose: string;
  readonly name: string;
  readonly contentType: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly expiresAt: Date;
}

/** What is known about bytes that were written. */
type WrittenBytes = Pick<FileRecord, 'bytes' | 'digest' | 'key'>;

/** Stores files encrypted, each with a key of its own that the vault seals. */
export interface FileStore {
  /**
   * Writes bytes under the id of a file; nothing remains of bytes that fail.
   * @throws OPERATION_TOO_LARGE beyond `maxBytes`, or the error of the input
   */
  write(id: string, input: Readable, maxBytes: number): Promise<WrittenBytes>;
  /** Makes written bytes a file. */
  add(record: FileRecord): Promise<void>;
  find(id: string): Promise<StoredFile | undefined>;
  /** Removes a file, its key first, or the bytes of one that was not completed. */
  remove(id: string): Promise<void>;
}

export function fileStore(
  connection: Connection,
  { files }: Pick<UploadModels, 'files'>,
  vault: Vault,
): FileStore {
  const bucket = fileBucket(connection);
  const placeOf = (id: string) => `StoredFile.key#${id}`;

  async function removeBytes(id: string): Promise<void> {
    const _id = fileId(id);
    // An interrupted upload has chunks without an entry, which the bucket would not find.
    await connection.collection('fileBytes.chunks').deleteMany({ files_id: _id });
    await connection.collection('fileBytes.files').deleteOne({ _id });
  }

  return {
    async write(id, input, maxBytes) {
      const secret = randomBytes(KEY_BYTES);
      const seal = chunkSeal(createSecretKey(secret), id);
      const hash = createHash('sha256');
      let bytes = 0;
      async function* measured(): AsyncGenerator<Buffer> {
        for await (const piece of input as AsyncIterable<Buffer>) {
          bytes += piece.length;
          if (bytes > maxBytes)
            throw creditError(
              'OPERATION_TOO_LARGE',
              `The file has more than ${maxBytes} bytes, the most that its ticket allows; divide it.`,
            );
          hash.update(piece);
          yield piece;
        }
      }
      async function* sealed(): AsyncGenerator<Buffer> {
        for await (const { chunk, number, last } of chunksOf(measured(), CHUNK_BYTES))
          yield seal.seal(chunk, number, last);
      }
      try {
        await pipeline(Readable.from(sealed()), bucket.openUploadStreamWithId(fileId(id), 'file'));
        const key = await vault.seal(FILES, placeOf(id), secret.toString('base64'));
        return { bytes, digest: hash.digest('hex'), key };
      } catch (error) {
        await removeBytes(id);
        throw error;
      }
    },
    async add(record) {
      const { _id, ...fields } = record;
      await files.updateOne(
        { _id },
        { $setOnInsert: fields },
        { upsert: true, writeConcern: DURABLE },
      );
    },
    async find(id) {
      const record = await files.findById(id).lean<FileRecord>().exec();
      if (record === null) return undefined;
      const secret = await vault.open(FILES, placeOf(id), record.key);
      if (secret === null) return undefined;
      const seal = chunkSeal(createSecretKey(Buffer.from(secret, 'base64')), id);
      const { owner, purpose, name, contentType, digest, expiresAt, bytes: size } = record;
      const lastChunk = Math.max(0, Math.ceil(size / CHUNK_BYTES) - 1);

      async function* opened({ start, end }: ByteRange): AsyncGenerator<Buffer> {
        const first = Math.floor(start / CHUNK_BYTES);
        const last = Math.min(lastChunk, Math.floor(Math.max(0, end - 1) / CHUNK_BYTES));
        const sealedSize = size + (lastChunk + 1) * (SEALED_CHUNK_BYTES - CHUNK_BYTES);
        const stream = bucket.openDownloadStream(fileId(id), {
          start: first * SEALED_CHUNK_BYTES,
          end: Math.min(sealedSize, (last + 1) * SEALED_CHUNK_BYTES),
        });
        for await (const { chunk, number } of chunksOf(stream, SEALED_CHUNK_BYTES)) {
          const at = first + number;
          const plain = seal.open(chunk, at, at === lastChunk);
          const from = at * CHUNK_BYTES;
          yield plain.subarray(Math.max(0, start - from), Math.max(0, end - from));
        }
      }

      return {
        ...{ id, owner, purpose, name, contentType, digest, expiresAt, size },
        read: (range = { start: 0, end: size }) => Readable.from(opened(range)),
      };
    },
    async remove(id) {
      await files.deleteOne({ _id: id }, { writeConcern: DURABLE });
      await removeBytes(id);
    },
  };
}
