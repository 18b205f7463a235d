import { refuseAnswer, WireError } from './wireError';

const SIZE = /^[0-9a-f]{1,8}$/i;
/** Characters of the longest line there can be between chunks. */
const LONGEST_LINE = 10;

/** A body in chunks, without extensions and trailers: none of our services sends such. */
export class ChunkedBody {
  readonly #most: number;
  readonly #parts: Buffer[] = [];
  #size = 0;
  /** Bytes of the current chunk still to come. */
  #missing = 0;
  #line = '';
  /** The line that is read: the size of a chunk, the end of one, the end of all. */
  #state: 'size' | 'data' | 'after' | 'last' | 'done' = 'size';

  /** @param most bytes a body may have */
  constructor(most: number) {
    this.#most = most;
  }

  get whole(): boolean {
    return this.#state === 'done';
  }

  get bytes(): Buffer {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
  }

  /**
   * Takes what has come from `at` on.
   * @returns where it left off: the end, or the first byte behind the body
   * @throws WireError
   */
  take(chunk: Buffer, at: number): number {
    while (at < chunk.length && this.#state !== 'done') {
      if (this.#state === 'data') {
        const end = Math.min(chunk.length, at + this.#missing);
        this.#parts.push(Buffer.from(chunk.subarray(at, end)));
        this.#missing -= end - at;
        at = end;
        if (this.#missing === 0) this.#state = 'after';
      } else {
        this.#line += String.fromCharCode(chunk[at++]!);
        if (this.#line.endsWith('\n')) this.#endOfLine();
        else if (this.#line.length > LONGEST_LINE) refuseAnswer('A malformed chunk.');
      }
    }
    return at;
  }

  #endOfLine(): void {
    const line = this.#line.slice(0, -2);
    if (!this.#line.endsWith('\r\n')) refuseAnswer('A malformed chunk.');
    this.#line = '';
    if (this.#state === 'size') {
      if (!SIZE.test(line)) refuseAnswer('A malformed chunk.');
      this.#missing = parseInt(line, 16);
      this.#size += this.#missing;
      if (this.#size > this.#most)
        throw new WireError('ANSWER_TOO_LARGE', 'The answer is too large.');
      this.#state = this.#missing === 0 ? 'last' : 'data';
      return;
    }
    if (line !== '') refuseAnswer('A malformed chunk.');
    this.#state = this.#state === 'last' ? 'done' : 'size';
  }
}
