import type { WholeAnswer } from '../wholeAnswer';
import { readHead, type AnswerHead } from './answerHead';
import { ChunkedBody } from './chunkedBody';
import { refuseAnswer, Http1Error } from './http1Error';

const MOST_HEAD = 16 * 1024;
/** Interim answers (1xx) before the one that counts. */
const MOST_INTERIM = 4;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** An answer, and for how long its connection may be used again. */
export interface ParsedAnswer extends WholeAnswer {
  readonly keepAliveMs: number | undefined;
}

/** Reads one answer from the bytes of a connection, which may be cut anywhere. */
export class AnswerParser {
  readonly #most: number;
  #held: Buffer | undefined;
  #interim = 0;
  #head: AnswerHead | undefined;
  #body: Buffer = NOTHING;
  #filled = 0;
  #chunked: ChunkedBody | undefined;

  /** @param most bytes a body may have */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes what has come; the bytes are the caller's again afterwards.
   * @returns the answer, when it is whole
   * @throws Http1Error where it is none, or more comes than belongs to it
   */
  take(chunk: Buffer): ParsedAnswer | undefined {
    if (this.#head !== undefined) return this.#takeBody(this.#head, chunk, 0);
    const come = this.#held === undefined ? chunk : Buffer.concat([this.#held, chunk]);
    let from = 0;
    for (;;) {
      const end = come.indexOf(END_OF_HEAD, from);
      if ((end < 0 ? come.length : end) - from > MOST_HEAD) refuseAnswer('A head too long.');
      if (end < 0) {
        this.#held = Buffer.from(come.subarray(from));
        return undefined;
      }
      const head = readHead(come.toString('latin1', from, end));
      from = end + END_OF_HEAD.length;
      if (head.status >= 200) return this.#begin(head, come, from);
      if (++this.#interim > MOST_INTERIM) refuseAnswer('No end of interim answers.');
    }
  }

  #begin(head: AnswerHead, come: Buffer, at: number): ParsedAnswer | undefined {
    this.#head = head;
    this.#held = undefined;
    if (head.length === undefined) this.#chunked = new ChunkedBody(this.#most);
    else if (head.length > this.#most)
      throw new Http1Error('ANSWER_TOO_LARGE', 'The answer is too large.');
    else this.#body = Buffer.allocUnsafe(head.length);
    return this.#takeBody(head, come, at);
  }

  #takeBody(head: AnswerHead, come: Buffer, at: number): ParsedAnswer | undefined {
    const chunked = this.#chunked;
    if (chunked !== undefined) {
      if (chunked.take(come, at) < come.length) refuseAnswer('More than one answer.');
      return chunked.whole ? answerOf(head, chunked.bytes) : undefined;
    }
    if (come.length - at > this.#body.length - this.#filled) refuseAnswer('More than one answer.');
    this.#filled += come.copy(this.#body, this.#filled, at);
    return this.#filled === this.#body.length ? answerOf(head, this.#body) : undefined;
  }
}

function answerOf({ status, headers, keepAliveMs }: AnswerHead, bytes: Buffer): ParsedAnswer {
  return { status, bytes, keepAliveMs, header: (name) => headers.get(name) ?? undefined };
}
