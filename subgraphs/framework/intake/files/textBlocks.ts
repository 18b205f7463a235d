import { isAscii, isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { TableFault } from '../table';
import { MAX_FILE_BYTES, MAX_ROW_BYTES } from './limits';

export type TextEncoding = 'UTF-8' | 'GB18030';

/** The text of a file, in blocks of whole lines. */
export interface FileText {
  /** Undefined until the first character that is not ASCII. */
  readonly encoding: TextEncoding | undefined;
  /** Whether the file begins with a byte order mark. */
  readonly marked: boolean;
  readonly blocks: AsyncIterable<string>;
}

const LINE_FEED = 0x0a;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/**
 * Bytes of a line that can be UTF-8 by chance only up to this number: two Chinese characters of
 * GB18030 sometimes are (联通), six never are in practice.
 */
const CHANCE_BYTES = 12;

/**
 * Decodes UTF-8, with or without a byte order mark, and GB18030. The encoding is that of the first
 * line with a character beyond ASCII; every other line must have the same.
 * @throws TableFault, from the blocks, that names the first line with another encoding
 */
export function fileText(input: Readable): FileText {
  const decoding = new Decoding();
  return {
    get encoding() {
      return decoding.encoding;
    },
    get marked() {
      return decoding.marked;
    },
    blocks: decodedBlocks(input, decoding),
  };
}

async function* decodedBlocks(input: Readable, decoding: Decoding): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let total = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > MAX_FILE_BYTES)
      throw new TableFault('The file is larger than 1 GB; divide it into several files.');
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield decoding.decode(Buffer.concat([...pending, chunk.subarray(0, end)]));
      pending = [];
      pendingBytes = 0;
    }
    pending.push(chunk.subarray(end));
    pendingBytes += chunk.length - end;
    if (pendingBytes > MAX_ROW_BYTES)
      throw new TableFault(
        `Line ${decoding.line} is longer than 4 MB; submit a text file with one row a line.`,
        { row: decoding.line },
      );
  }
  if (pendingBytes > 0) yield decoding.decode(Buffer.concat(pending));
}

class Decoding {
  encoding: TextEncoding | undefined;
  marked = false;
  /** The first line of the next block. */
  line = 1;
  #first = true;
  readonly #gb18030 = new TextDecoder('gb18030', { fatal: true });

  decode(bytes: Buffer): string {
    const block = this.#first ? this.#afterMark(bytes) : bytes;
    this.#first = false;
    const text = isAscii(block) ? block.toString('latin1') : this.#decoded(block);
    const nul = text.indexOf('\0');
    if (nul >= 0) this.#refuseNul(text.slice(0, nul));
    this.line += linesIn(block);
    return text;
  }

  #afterMark(block: Buffer): Buffer {
    if (UTF16_MARKS.some((mark) => block.subarray(0, 2).equals(mark)))
      throw new TableFault('The file is UTF-16; save it as CSV in UTF-8 or GB18030.');
    if (!block.subarray(0, 3).equals(UTF8_MARK)) return block;
    this.marked = true;
    this.encoding = 'UTF-8';
    return block.subarray(3);
  }

  #decoded(block: Buffer): string {
    this.encoding ??= isUtf8(firstWideLine(block)) ? 'UTF-8' : 'GB18030';
    if (this.encoding === 'UTF-8') {
      if (!isUtf8(block)) this.#refuseLineOf(block);
      return block.toString('utf8');
    }
    const text = this.#gb18030Text(block);
    if (text === undefined || hasUtf8Line(block)) this.#refuseLineOf(block);
    return text;
  }

  #gb18030Text(bytes: Buffer): string | undefined {
    try {
      return this.#gb18030.decode(bytes);
    } catch {
      return undefined;
    }
  }

  /** Refuses the first line of a block that does not have the encoding of the file. */
  #refuseLineOf(block: Buffer): never {
    let row = this.line;
    for (const line of linesOf(block)) {
      const utf8 = isUtf8(line);
      const gb18030 = this.#gb18030Text(line) !== undefined;
      if (!utf8 && !gb18030)
        throw new TableFault(
          `Line ${row} contains bytes that are neither UTF-8 nor GB18030; correct the line and save the file again.`,
          { row },
        );
      const other =
        this.encoding === 'UTF-8' ? (!utf8 ? 'GB18030' : undefined) : surelyUtf8(line) && 'UTF-8';
      if (other)
        throw new TableFault(
          `Line ${row} is ${other}, but the lines before it are ${this.encoding}; save the whole file in one encoding.`,
          { row },
        );
      row++;
    }
    throw new TableFault(
      `The lines from ${this.line} on are neither UTF-8 nor GB18030; save the file again.`,
      { row: this.line },
    );
  }

  #refuseNul(before: string): never {
    const row = this.line + before.split('\n').length - 1;
    throw new TableFault(
      `Line ${row} contains a NUL character, so the file is not a text file; submit CSV or JSON Lines.`,
      { row },
    );
  }
}

function* linesOf(block: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < block.length) {
    const end = block.indexOf(LINE_FEED, start);
    yield block.subarray(start, end < 0 ? undefined : end);
    start = end < 0 ? block.length : end + 1;
  }
}

function linesIn(block: Buffer): number {
  let count = 0;
  for (
    let index = block.indexOf(LINE_FEED);
    index >= 0;
    index = block.indexOf(LINE_FEED, index + 1)
  )
    count++;
  return count;
}

function firstWideLine(block: Buffer): Buffer {
  for (const line of linesOf(block)) if (!isAscii(line)) return line;
  return block;
}

function hasUtf8Line(block: Buffer): boolean {
  for (const line of linesOf(block)) if (surelyUtf8(line)) return true;
  return false;
}

function surelyUtf8(line: Buffer): boolean {
  if (isAscii(line) || !isUtf8(line)) return false;
  let wide = 0;
  for (const byte of line) if (byte >= 0x80) wide++;
  return wide >= CHANCE_BYTES;
}
