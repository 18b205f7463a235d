import type { WholeAnswer } from '../wholeAnswer';
import { readHead, type AnswerHead } from './answerHead';
import { ChunkedBody } from './chunkedBody';
import { refuseAnswer, Http1Error } from './http1Error';

const MAX_HEAD_BYTES = 16 * 1024;
/** Interim answers (1xx) before the final one. */
const MAX_INTERIM_ANSWERS = 4;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** An answer, and how long its connection may be reused, in milliseconds. */
export interface ParsedAnswer extends WholeAnswer {
  readonly keepAliveMs: number | undefined;
}

/** Parses one answer from the bytes of a connection, which may be split at any byte. */
export class AnswerParser {
  readonly #maxBodyBytes: number;
  #incompleteHead: Buffer | undefined;
  #interim = 0;
  #head: AnswerHead | undefined;
  #body: Buffer = NOTHING;
  #filled = 0;
  #chunked: ChunkedBody | undefined;

  constructor(maxBodyBytes: number) {
    this.#maxBodyBytes = maxBodyBytes;
  }

  /**
   * Parses the bytes that have arrived and copies what it needs; the caller may reuse the buffer.
   * @returns the answer as soon as it is complete
   * @throws Http1Error for a malformed answer, or for bytes after its end
   */
  take(chunk: Buffer): ParsedAnswer | undefined {
    if (this.#head !== undefined) return this.#takeBody(this.#head, chunk, 0);
    const received =
      this.#incompleteHead === undefined ? chunk : Buffer.concat([this.#incompleteHead, chunk]);
    let from = 0;
    for (;;) {
      const end = received.indexOf(END_OF_HEAD, from);
      if ((end < 0 ? received.length : end) - from > MAX_HEAD_BYTES)
        refuseAnswer('The head of the answer is too long.');
      if (end < 0) {
        this.#incompleteHead = Buffer.from(received.subarray(from));
        return undefined;
      }
      const head = readHead(received.toString('latin1', from, end));
      from = end + END_OF_HEAD.length;
      if (head.status >= 200) return this.#begin(head, received, from);
      if (++this.#interim > MAX_INTERIM_ANSWERS)
        refuseAnswer('The server sent too many interim answers.');
    }
  }

  #begin(head: AnswerHead, received: Buffer, at: number): ParsedAnswer | undefined {
    this.#head = head;
    this.#incompleteHead = undefined;
    if (head.length === undefined) this.#chunked = new ChunkedBody(this.#maxBodyBytes);
    else if (head.length > this.#maxBodyBytes)
      throw new Http1Error('ANSWER_TOO_LARGE', 'The answer is too large.');
    else this.#body = Buffer.allocUnsafe(head.length);
    return this.#takeBody(head, received, at);
  }

  #takeBody(head: AnswerHead, received: Buffer, at: number): ParsedAnswer | undefined {
    const chunked = this.#chunked;
    if (chunked !== undefined) {
      if (chunked.take(received, at) < received.length)
        refuseAnswer('The server sent more bytes than one answer has.');
      return chunked.whole ? answerOf(head, chunked.bytes) : undefined;
    }
    if (received.length - at > this.#body.length - this.#filled)
      refuseAnswer('The server sent more bytes than one answer has.');
    this.#filled += received.copy(this.#body, this.#filled, at);
    return this.#filled === this.#body.length ? answerOf(head, this.#body) : undefined;
  }
}

function answerOf({ status, headers, keepAliveMs }: AnswerHead, bytes: Buffer): ParsedAnswer {
  return { status, bytes, keepAliveMs, header: (name) => headers.get(name) ?? undefined };
}
