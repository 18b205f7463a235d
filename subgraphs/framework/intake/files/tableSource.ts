import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ByteSource } from '../../byteSource';
import { TableFault } from '../table';
import { MAX_FILE_BYTES } from './limits';

/** A submitted file; a workbook must be read in parts. */
export type TableSource = ByteSource;

/** Bytes of a workbook that arrives as a stream and so must be held in memory. */
const MAX_STREAMED_WORKBOOK_BYTES = 64 * 1024 ** 2;

/** @throws TableFault when the file is too large */
export async function fileSource(path: string): Promise<TableSource> {
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES)
    throw new TableFault('The file is larger than 1 GB; divide it into several files.');
  return {
    size,
    // The end of a read stream of Node is inclusive, which cannot express an empty range.
    read: (range) =>
      range === undefined
        ? createReadStream(path)
        : range.end <= range.start
          ? Readable.from([])
          : createReadStream(path, { start: range.start, end: range.end - 1 }),
  };
}

export function bytesSource(bytes: Buffer): TableSource {
  return {
    size: bytes.length,
    read: (range) => Readable.from([range ? bytes.subarray(range.start, range.end) : bytes]),
  };
}

/** A source of a stream's bytes, which are held in memory. */
export async function gatherSource(input: Readable): Promise<TableSource> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_STREAMED_WORKBOOK_BYTES)
      throw new TableFault('A workbook that is not stored first may have at most 64 MB.');
    chunks.push(chunk);
  }
  return bytesSource(Buffer.concat(chunks));
}
