import type { Readable } from 'node:stream';

/** A range of bytes; `end` is exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file that can be read repeatedly and in parts. */
export interface ByteSource {
  readonly size: number;
  read(range?: ByteRange): Readable;
}
