import { headerOf } from './answerHead';
import { refuseAnswer, Http1Error } from './http1Error';

/** RFC 9112, section 7.1.1: names with or without values, which may be quoted. */
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';
const BLANK = '[ \\t]*';
const EXTENSION = `${BLANK};${BLANK}${TOKEN}(?:${BLANK}=${BLANK}(?:${TOKEN}|${QUOTED}))?`;
const SIZE_LINE = new RegExp(`^([0-9a-f]+)(?:${EXTENSION})*$`, 'i');
/** Hexadecimal digits of the largest size that is looked at: far above every bound on a body. */
const MOST_DIGITS = 8;
/** Characters of lines between, before and behind the chunks: extensions and trailers. */
const MOST_BESIDE = 16 * 1024;
/** Characters of a line that count as the size itself. */
const SIZE_ITSELF = MOST_DIGITS + 2;
const LINE_FEED = 0x0a;
const FRAMING: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding']);

/**
 * A body in chunks (RFC 9112, section 7.1). Extensions of chunks and trailers are checked and left
 * out. What two readers might read differently is refused: a line that does not end in CRLF, a size
 * with anything but an extension behind it, a trailer that tells the length of the body.
 */
export class ChunkedBody {
  readonly #most: number;
  readonly #parts: Buffer[] = [];
  #size = 0;
  /** Bytes of the current chunk still to come. */
  #missing = 0;
  #line = '';
  #beside = 0;
  /** What is read: the line with the size of a chunk, its data, its end, a trailer. */
  #state: 'size' | 'data' | 'after' | 'trailer' | 'done' = 'size';

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
    const most = this.#state === 'after' ? 2 : MOST_BESIDE - this.#beside + SIZE_ITSELF;
    if (this.#line.length > most) refuseAnswer('A malformed chunk.');
  }

  #endOfLine(): void {
    if (!this.#line.endsWith('\r\n')) refuseAnswer('A malformed chunk.');
    const line = this.#line.slice(0, -2);
    this.#line = '';
    switch (this.#state) {
      case 'size':
        return this.#begin(line);
      case 'after':
        if (line !== '') refuseAnswer('A malformed chunk.');
        this.#state = 'size';
        return;
      default:
        return this.#trailer(line);
    }
  }

  #begin(line: string): void {
    const [, size] = SIZE_LINE.exec(line) ?? refuseAnswer('A malformed chunk.');
    const digits = size!.replace(/^0+(?=.)/, '');
    // Leading zeros and extensions are bounded together, however many chunks they come with.
    this.#beside += line.length - digits.length;
    if (this.#beside > MOST_BESIDE) refuseAnswer('Too much beside the chunks.');
    this.#missing = digits.length > MOST_DIGITS ? Infinity : parseInt(digits, 16);
    this.#size += this.#missing;
    if (this.#size > this.#most)
      throw new Http1Error('ANSWER_TOO_LARGE', 'The answer is too large.');
    this.#state = this.#missing === 0 ? 'trailer' : 'data';
  }

  #trailer(line: string): void {
    if (line === '') {
      this.#state = 'done';
      return;
    }
    this.#beside += line.length;
    const { name } = headerOf(line);
    if (FRAMING.has(name)) refuseAnswer('A trailer that tells where the body ends.');
  }
}
