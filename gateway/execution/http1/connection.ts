import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type SecureContext } from 'node:tls';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { AnswerParser, type ParsedAnswer } from './answerParser';
import { SocketError, Http1Error } from './http1Error';

const READ_BUFFER_BYTES = 32 * 1024;

/** The server of a connection, and the limits of the connection. */
export interface ConnectionOptions {
  readonly secure: boolean;
  /** Trusted CAs and the client certificate; by default the CAs of Node and no certificate. */
  readonly secureContext?: CurrentContext;
  readonly host: string;
  readonly port: number;
  /** Milliseconds within which a connection must be established. */
  readonly connectTimeout: number;
  /** Limit for the body of an answer. */
  readonly maxBodyBytes: number;
}

/** Takes the outcome of a request: one of the methods is called, once. */
export interface Outcome {
  answered(answer: ParsedAnswer): void;
  failed(error: Error): void;
}

/** One connection with at most one pending request. Any violation of the protocol destroys it. */
export class Connection {
  readonly #socket: Socket;
  readonly #maxBodyBytes: number;
  readonly #closed: (connection: Connection) => void;
  /** Whether the trusted CAs and the client certificate are still those that it began with. */
  readonly #hasCurrentContext: () => boolean;
  #parser: AnswerParser | undefined;
  #outcome: Outcome | undefined;
  /** Until when it may be reused, on the clock of `performance.now`; 0 before the first answer. */
  usableUntilMs = 0;

  /** @param closed called when the connection can no longer be used; possibly more than once */
  constructor(options: ConnectionOptions, closed: (connection: Connection) => void) {
    this.#maxBodyBytes = options.maxBodyBytes;
    this.#closed = closed;
    const { host, port, secureContext } = options;
    const context = secureContext?.current;
    this.#hasCurrentContext = () => secureContext?.current === context;
    const onread = {
      buffer: Buffer.allocUnsafeSlow(READ_BUFFER_BYTES),
      callback: (length: number, buffer: Uint8Array) => {
        this.#take(buffer as Buffer, length);
        return true;
      },
    };
    const socket = options.secure
      ? connectSecure({ host, port, onread, ...secureOptions(host, context) } as object)
      : connectPlain({ host, port, onread });
    this.#socket = socket;
    socket.setNoDelay(true);
    const timer = setTimeout(
      () =>
        this.destroy(
          new Http1Error('CONNECT_TIMEOUT', 'The connection was not established in time.'),
        ),
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

  /**
   * Whether it may be used for another request: it has not expired, and neither side was to be
   * authenticated with other certificates since.
   */
  get usable(): boolean {
    return this.usableUntilMs > performance.now() && this.#hasCurrentContext();
  }

  /** Whether it has returned an answer before; the server may have closed it in the meantime. */
  get reused(): boolean {
    return this.usableUntilMs > 0;
  }

  /** Whether the request has been sent completely: the server may answer before that. */
  get sent(): boolean {
    return this.#socket.writableLength === 0;
  }

  /** Sends a request, head and body in one write. */
  send(request: string, outcome: Outcome): void {
    this.#outcome = outcome;
    this.#parser = new AnswerParser(this.#maxBodyBytes);
    this.#socket.ref();
    this.#socket.write(request, 'utf8');
  }

  /** Closes the connection; its pending request fails with the error. */
  destroy(error: Error): void {
    const outcome = this.#outcome;
    this.#outcome = this.#parser = undefined;
    if (!this.#socket.destroyed) this.#socket.destroy();
    this.#closed(this);
    outcome?.failed(error);
  }

  #take(buffer: Buffer, length: number): void {
    if (this.#parser === undefined)
      return this.destroy(new Http1Error('BAD_ANSWER', 'The server sent bytes without a request.'));
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

/** Sends the host name (SNI) unless it is an IP address: a server may have several certificates. */
function secureOptions(host: string, secureContext: SecureContext | undefined): object {
  return {
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
    ...(secureContext && { secureContext }),
  };
}
