import { refusal } from './refusal';

const LONGEST_TOKEN = 100;

/** Reads a pattern, character by character (code point by code point). */
export class Reader {
  readonly #chars: readonly string[];
  #place = 0;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
  }

  get ended(): boolean {
    return this.#place >= this.#chars.length;
  }

  /** The character so many places on; undefined behind the end. */
  peek(ahead = 0): string | undefined {
    return this.#chars[this.#place + ahead];
  }

  at(text: string): boolean {
    return Array.from(text).every((char, i) => this.peek(i) === char);
  }

  /** Skips a text, if it is next. */
  take(text: string): boolean {
    if (!this.at(text)) return false;
    this.skip(Array.from(text).length);
    return true;
  }

  /** @throws 51091 at the end */
  next(atEnd: string): string {
    const char = this.peek();
    if (char === undefined) throw refusal(atEnd);
    this.#place++;
    return char;
  }

  /** @throws 51091 where the text does not stand here */
  expect(text: string, otherwise: string): void {
    if (!this.take(text)) throw refusal(otherwise);
  }

  skip(count: number): void {
    this.#place += count;
  }

  /** What comes next, as much of it as any escape or opening of a group is long. */
  rest(): string {
    return this.#chars.slice(this.#place, this.#place + LONGEST_TOKEN).join('');
  }

  /** What an expression matches here, passed over; undefined where it does not match. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.rest());
    if (found?.index !== 0) return undefined;
    this.skip(Array.from(found[0]).length);
    return found;
  }
}
