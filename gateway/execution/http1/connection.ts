import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { AnswerParser, type ParsedAnswer } from './answerParser';
import { SocketError, Http1Error } from './http1Error';

const READ_AT_ONCE = 32 * 1024;

/** Where connections lead, and what bounds them. */
export interface ConnectionOptions {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** Milliseconds until a connection must have come about. */
  readonly connectTimeout: number;
  /** Bytes an answer may have. */
  readonly maxBodyBytes: number;
}

/** What becomes of a request; told once. */
export interface Outcome {
  answered(answer: ParsedAnswer): void;
  failed(error: Error): void;
}

/** One connection, with at most one request on its way. Whatever is out of order destroys it. */
export class Connection {
  readonly #socket: Socket;
  readonly #maxBodyBytes: number;
  readonly #closed: (connection: Connection) => void;
  #parser: AnswerParser | undefined;
  #outcome: Outcome | undefined;
  /** Until when it may be used again, on the clock of `performance.now`. */
  usableUntilMs = 0;

  /** @param closed told once, when nothing can be sent on it any more */
  constructor(options: ConnectionOptions, closed: (connection: Connection) => void) {
    this.#maxBodyBytes = options.maxBodyBytes;
    this.#closed = closed;
    const { host, port } = options;
    const onread = {
      buffer: Buffer.allocUnsafeSlow(READ_AT_ONCE),
      callback: (length: number, buffer: Uint8Array) => {
        this.#take(buffer as Buffer, length);
        return true;
      },
    };
    const socket = options.secure
      ? connectSecure({ host, port, onread, ...secureOptions(host) } as object)
      : connectPlain({ host, port, onread });
    this.#socket = socket;
    socket.setNoDelay(true);
    const timer = setTimeout(
      () => this.destroy(new Http1Error('CONNECT_TIMEOUT', 'No connection came about.')),
      options.connectTimeout,
    );
    socket.once(options.secure ? 'secureConnect' : 'connect', () => clearTimeout(timer));
    const lost = () => this.destroy(new Http1Error('CONNECTION_LOST', 'The connection closed.'));
    socket.on('end', lost);
    socket.on('error', (error: Error) => this.destroy(new SocketError(error)));
    socket.once('close', () => {
      clearTimeout(timer);
      lost();
    });
  }

  /** Whether it has brought an answer before, so that it may be closed without our knowing yet. */
  get kept(): boolean {
    return this.usableUntilMs > 0;
  }

  /** Whether the request has left: an answer may come before it has. */
  get sent(): boolean {
    return this.#socket.writableLength === 0;
  }

  /** Sends a request, its head and body in one. */
  send(request: string, outcome: Outcome): void {
    this.#outcome = outcome;
    this.#parser = new AnswerParser(this.#maxBodyBytes);
    this.#socket.ref();
    this.#socket.write(request, 'utf8');
  }

  /** Closes it; a request on its way fails with the error. */
  destroy(error: Error): void {
    const outcome = this.#outcome;
    this.#outcome = this.#parser = undefined;
    if (!this.#socket.destroyed) this.#socket.destroy();
    this.#closed(this);
    outcome?.failed(error);
  }

  #take(buffer: Buffer, length: number): void {
    if (this.#parser === undefined)
      return this.destroy(new Http1Error('BAD_ANSWER', 'An answer to nothing.'));
    let answer: ParsedAnswer | undefined;
    try {
      answer = this.#parser.take(buffer.subarray(0, length));
    } catch (error) {
      return this.destroy(error as Error);
    }
    if (answer === undefined) return;
    const outcome = this.#outcome!;
    this.#outcome = this.#parser = undefined;
    this.#socket.unref();
    outcome.answered(answer);
  }
}

/** The name is told too, where it is one: a host may serve several, each with a certificate. */
function secureOptions(host: string): object {
  return { ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 && { servername: host }) };
}
