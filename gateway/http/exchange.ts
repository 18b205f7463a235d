import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClientEntry } from '../../schema/registry';
import type { Trace } from '../../process/telemetry/tracing/trace';
import { ANONYMOUS, type Viewer } from '../../schema/viewer';
import type { RefusalPlace } from '../errors/refusals';
import { RequestFacts } from '../telemetry/requestFacts';
import type { Confirmation } from './confirmation';
import { compressed, MIN_COMPRESSED_BYTES, type BodyCoding } from './compressed';
import { JSON_TYPE } from './mediaTypes';
import type { ReadRequest } from './readRequest';
import { requestIdOf } from './requestId';
import { SAFE_HEADERS } from './safeHeaders';

/** Characters beyond which a text is encoded to bytes before it is sent. */
const LONG_TEXT_CHARACTERS = 4096;

const exchanges = new WeakMap<ServerResponse, Exchange>();

/** The exchange of a response, for handlers of Express. */
export function exchangeOf(response: ServerResponse): Exchange {
  const exchange = exchanges.get(response);
  if (exchange === undefined) throw new TypeError('The response belongs to no exchange.');
  return exchange;
}

/**
 * One request, its response, and what the steps have determined about it. Response headers are
 * collected here and sent with the body in one write.
 */
export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The URL as sent; Express shortens `request.url`. */
  readonly url: string;
  /** Id that connects the log lines of the request; the client receives it. */
  readonly requestId: string;
  /** When the request began, once it is set. */
  at: Date | undefined;
  /** The viewer of the response; anonymous until a token is verified. */
  viewer: Viewer = ANONYMOUS;
  /** The key or certificate that the token is bound to. */
  confirmation: Confirmation | undefined;
  /** The registered client of the token. */
  client: ClientEntry | undefined;
  /** The ids of the consents that the request names. */
  consents: readonly string[] | undefined;
  /** The client's key for the request; a retry with the same key counts as the same use. */
  idempotencyKey: string | undefined;
  /** The real caller, in a preview of a consent. */
  previewer: Viewer | undefined;
  /** Where the request wants its refusals reported. */
  refusals: RefusalPlace | undefined;
  body: unknown;
  /** Present when the request is a GET or HEAD. */
  read: ReadRequest | undefined;
  /** The SHA-256 of a text that the client asks to store, in hexadecimal (automatic persisted query). */
  persisting: string | undefined;
  /** The coding in which `send` compresses a long body; undefined for none. */
  coding: BodyCoding | undefined;
  /** What metrics, spans and the access log report about the request. */
  readonly facts = new RequestFacts();
  /** The trace of the request; undefined where none is recorded and the client sent none. */
  trace: Trace | undefined;

  /** Alternating names and values; undefined once they are set on the response. */
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

  /** Whether a response has been sent; no further step runs then. */
  get answered(): boolean {
    return this.#answered;
  }

  /** Sets a header of the response and replaces an earlier one of the same name. */
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

  /** Adds a request header to those that the response depends on (`Vary`). */
  vary(name: string): void {
    const given = this.#headerOf('vary');
    const names = given?.split(/ *, */) ?? [];
    if (names.some((one) => one.toLowerCase() === name.toLowerCase())) return;
    this.header('Vary', [...names, name].join(', '));
  }

  /**
   * Copies the headers to the response, for handlers that respond on their own, and registers the
   * exchange for `exchangeOf`.
   */
  handOver(): void {
    const head = this.#head ?? [];
    this.#head = undefined;
    for (let index = 0; index < head.length; index += 2)
      this.response.setHeader(head[index]!, head[index + 1]!);
    exchanges.set(this.response, this);
  }

  /**
   * Sends the response: text or its UTF-8 bytes, JSON unless `type` says otherwise. Ends the
   * exchange.
   */
  send(status: number, body: string | Buffer, type: string = JSON_TYPE): void {
    this.#answered = true;
    this.header('Content-Type', type);
    // A long text would be traversed twice: to count its bytes, and to write them.
    const sent =
      typeof body === 'string' && body.length > LONG_TEXT_CHARACTERS ? Buffer.from(body) : body;
    if (this.coding === undefined || sent.length < MIN_COMPRESSED_BYTES) this.#write(status, sent);
    else this.#compress(status, sent, this.coding);
  }

  /** Sends a response without a body, such as 204 or 304. Ends the exchange. */
  sendHead(status: number): void {
    this.#answered = true;
    this.#writeHead(status);
    this.response.end();
  }

  #compress(status: number, body: string | Buffer, coding: BodyCoding): void {
    compressed(body, coding).then(
      (bytes) => {
        // A fault after `send` may have been reported meanwhile.
        if (this.response.headersSent) return;
        this.header('Content-Encoding', coding);
        this.#write(status, bytes);
      },
      // Only a lack of memory makes zlib fail; the plain body is as good an answer.
      () => {
        if (!this.response.headersSent) this.#write(status, body);
      },
    );
  }

  #write(status: number, body: string | Buffer): void {
    this.header('Content-Length', String(Buffer.byteLength(body)));
    this.#writeHead(status);
    this.response.end(body);
  }

  #writeHead(status: number): void {
    if (this.#head === undefined) this.response.statusCode = status;
    else this.response.writeHead(status, this.#head);
  }

  /** @param name in lower case */
  #headerOf(name: string): string | undefined {
    const head = this.#head;
    if (head === undefined) return this.response.getHeader(name)?.toString();
    const at = placeOf(head, name);
    return at < 0 ? undefined : head[at + 1];
  }

  /** Calls a function when the response has been sent or the connection has closed. */
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
  for (let index = 0; index < head.length; index += 2)
    if (head[index]!.toLowerCase() === name) return index;
  return -1;
}
