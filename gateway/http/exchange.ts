import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientEntry } from '../../schema/authority';
import { ANONYMOUS, type Viewer } from '../../schema/viewer';
import type { Confirmation } from './confirmation';
import { requestIdOf } from './requestId';
import { SAFE_HEADERS } from './safeHeaders';

/** Characters beyond which a text is made bytes of before it is sent. */
const LONG = 4096;
const JSON_TYPE = 'application/json; charset=utf-8';

const exchanges = new WeakMap<ServerResponse, Exchange>();

/** The exchange that a response belongs to, for what is served by way of Express. */
export function exchangeOf(response: ServerResponse): Exchange {
  const exchange = exchanges.get(response);
  if (exchange === undefined) throw new TypeError('The response belongs to no exchange.');
  return exchange;
}

/**
 * One request, its response, and what has been settled about it so far. The headers of the
 * response are gathered here and leave with its body in one write.
 */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The address as it was sent; Express shortens the one of the request. */
  readonly url: string;
  /** Ties the log lines of the request together; the client is told it. */
  readonly requestId: string;
  /** When the request began, where that has been settled. */
  at: Date | undefined;
  /** For whom it is answered; a visitor until a token says otherwise. */
  viewer: Viewer = ANONYMOUS;
  /** What the token is bound to. */
  confirmation: Confirmation | undefined;
  /** The registered client of the token. */
  client: ClientEntry | undefined;
  /** The ids of the consents the request names. */
  consents: readonly string[] | undefined;
  /** What the client calls the request by, so that a retry of it counts as the same. */
  idempotencyKey: string | undefined;
  /** Who looks with the eyes of `viewer`, in a preview of a consent. */
  previewer: Viewer | undefined;
  body: unknown;

  /** Names and values in turn; undefined when they are in the response already. */
  #head: string[] | undefined;
  #answered = false;
  #closing: (() => void)[] | undefined;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.url = request.url ?? '';
    this.requestId = requestIdOf(request);
    this.#head = ['x-request-id', this.requestId, ...SAFE_HEADERS];
  }

  /** Whether an answer has been given: no further step is to be taken. */
  get answered(): boolean {
    return this.#answered;
  }

  /** Sets a header of the response, in the place of an earlier one of that name. */
  header(name: string, value: string): void {
    const head = this.#head;
    if (head === undefined) {
      this.response.setHeader(name, value);
      return;
    }
    const at = placeOf(head, name.toLowerCase());
    if (at < 0) head.push(name, value);
    else {
      head[at] = name;
      head[at + 1] = value;
    }
  }

  /** Hands the headers over to the response, for what answers by itself, and makes it known. */
  handOver(): void {
    const head = this.#head ?? [];
    this.#head = undefined;
    for (let at = 0; at < head.length; at += 2) this.response.setHeader(head[at]!, head[at + 1]!);
    exchanges.set(this.response, this);
  }

  /** Answers with text or its UTF-8, JSON unless `type` says otherwise. Nothing may be sent after it. */
  send(status: number, body: string | Buffer, type: string = JSON_TYPE): void {
    this.#answered = true;
    const { response } = this;
    this.header('Content-Type', type);
    // A long text would be gone through twice: to count its bytes, and to write them.
    const sent = typeof body === 'string' && body.length > LONG ? Buffer.from(body) : body;
    this.header('Content-Length', String(Buffer.byteLength(sent)));
    if (this.#head === undefined) response.statusCode = status;
    else response.writeHead(status, this.#head);
    response.end(sent);
  }

  /** Has a function called when the response has left, or nobody waits for it any more. */
  closed(listener: () => void): void {
    if (this.#closing !== undefined) {
      this.#closing.push(listener);
      return;
    }
    const closing = (this.#closing = [listener]);
    this.response.once('close', () => {
      for (const each of closing) each();
    });
  }
}

function placeOf(head: readonly string[], name: string): number {
  for (let at = 0; at < head.length; at += 2) if (head[at]!.toLowerCase() === name) return at;
  return -1;
}
