/** Why a call of the HTTP/1.1 client failed. */
export type Http1Fault =
  /** The connection closed before the answer was complete. */
  | 'CONNECTION_LOST'
  /** The connection was not established within its timeout. */
  | 'CONNECT_TIMEOUT'
  /** The answer exceeds the size limit. */
  | 'ANSWER_TOO_LARGE'
  /** The server sent no valid HTTP/1.1 answer, or more than one. */
  | 'BAD_ANSWER'
  /** The request has characters that cannot be sent. */
  | 'BAD_REQUEST'
  /** The client was stopped. */
  | 'STOPPED';

/** A failed call; the message quotes no part of the request or the answer. */
export class Http1Error extends Error {
  override readonly name = 'Http1Error';
  readonly code: Http1Fault;

  constructor(code: Http1Fault, message: string) {
    super(message);
    this.code = code;
  }
}

/** An error of a socket or of opening one; the code is that of the system or of OpenSSL. */
export class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code: string | undefined;

  constructor(cause: Error) {
    super('The connection failed.', { cause });
    this.code = (cause as NodeJS.ErrnoException).code;
  }
}

/** Exhausted resources of this machine: descriptors, ports, buffers, memory. */
const LOCAL_FAULTS: ReadonlySet<string | undefined> = new Set([
  'EMFILE',
  'ENFILE',
  'EADDRNOTAVAIL',
  'ENOBUFS',
  'ENOMEM',
]);

/** Whether a socket failed because a resource of this machine is exhausted. */
export function isLocalFault({ code }: SocketError): boolean {
  return LOCAL_FAULTS.has(code);
}

/** Whether a call failed the way calls fail on a keep-alive connection that the server closes. */
export function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'CONNECTION_LOST' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** @throws Http1Error BAD_ANSWER with the message */
export function refuseAnswer(message: string): never {
  throw new Http1Error('BAD_ANSWER', message);
}
