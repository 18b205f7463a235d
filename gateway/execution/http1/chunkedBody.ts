import { headerOf } from './answerHead';
import { refuseAnswer, Http1Error } from './http1Error';

/** RFC 9112, section 7.1.1: extensions are names with an optional value, which may be quoted. */
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';
const BLANK = '[ \\t]*';
const EXTENSION = `${BLANK};${BLANK}${TOKEN}(?:${BLANK}=${BLANK}(?:${TOKEN}|${QUOTED}))?`;
const SIZE_LINE = new RegExp(`^([0-9a-f]+)(?:${EXTENSION})*$`, 'i');
/** Hexadecimal digits of the largest chunk size that is parsed: far above every limit of a body. */
const MAX_SIZE_DIGITS = 8;
/** Characters of all chunk extensions, leading zeros and trailers together. */
const MAX_OVERHEAD_CHARACTERS = 16 * 1024;
/** Characters of a size line without extensions: its digits and CRLF. */
const SIZE_LINE_CHARACTERS = MAX_SIZE_DIGITS + 2;
const LINE_FEED = 0x0a;
const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);

/**
 * A chunked body (RFC 9112, section 7.1). Chunk extensions and trailers are checked and dropped. It
 * refuses everything that two readers could interpret differently: a line that does not end in
 * CRLF, a size that is followed by anything but an extension, a trailer that defines the body
 * length.
 */
export class ChunkedBody {
  readonly #maxBytes: number;
  readonly #parts: Buffer[] = [];
  #size = 0;
  /** Bytes of the current chunk that have not arrived yet. */
  #missing = 0;
  #line = '';
  #overhead = 0;
  /** What is read next: the size line of a chunk, its data, the CRLF after it, a trailer. */
  #state: 'size' | 'data' | 'after' | 'trailer' | 'done' = 'size';

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get whole(): boolean {
    return this.#state === 'done';
  }

  get bytes(): Buffer {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
  }

  /**
   * Parses the bytes that have arrived, from the index `at` on.
   * @returns the index at which it stopped: the end of the buffer, or the first byte after the body
   * @throws Http1Error
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
        const feed = chunk.indexOf(LINE_FEED, at);
        const end = feed < 0 ? chunk.length : feed + 1;
        this.#line += chunk.toString('latin1', at, end);
        at = end;
        this.#checkLength();
        if (feed >= 0) this.#endOfLine();
      }
    }
    return at;
  }

  #checkLength(): void {
    const limit =
      this.#state === 'after' ? 2 : MAX_OVERHEAD_CHARACTERS - this.#overhead + SIZE_LINE_CHARACTERS;
    if (this.#line.length > limit) refuseAnswer('The answer has a malformed chunk.');
  }

  #endOfLine(): void {
    if (!this.#line.endsWith('\r\n')) refuseAnswer('The answer has a malformed chunk.');
    const line = this.#line.slice(0, -2);
    this.#line = '';
    switch (this.#state) {
      case 'size':
        return this.#begin(line);
      case 'after':
        if (line !== '') refuseAnswer('The answer has a malformed chunk.');
        this.#state = 'size';
        return;
      default:
        return this.#trailer(line);
    }
  }

  #begin(line: string): void {
    const [, size] = SIZE_LINE.exec(line) ?? refuseAnswer('The answer has a malformed chunk.');
    const digits = size!.replace(/^0+(?=.)/, '');
    // The limit applies to leading zeros and extensions of all chunks together.
    this.#overhead += line.length - digits.length;
    if (this.#overhead > MAX_OVERHEAD_CHARACTERS)
      refuseAnswer('The chunk extensions are too long.');
    this.#missing = digits.length > MAX_SIZE_DIGITS ? Infinity : parseInt(digits, 16);
    this.#size += this.#missing;
    if (this.#size > this.#maxBytes)
      throw new Http1Error('ANSWER_TOO_LARGE', 'The answer is too large.');
    this.#state = this.#missing === 0 ? 'trailer' : 'data';
  }

  #trailer(line: string): void {
    if (line === '') {
      this.#state = 'done';
      return;
    }
    this.#overhead += line.length;
    const { name } = headerOf(line);
    if (FRAMING.has(name)) refuseAnswer('A trailer defines the end of the body.');
  }
}
