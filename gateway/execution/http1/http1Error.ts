/** Why a call over a connection of our own failed. */
export type Http1Fault =
  /** The connection closed before the answer was whole. */
  | 'CONNECTION_LOST'
  /** No connection came about within the time for it. */
  | 'CONNECT_TIMEOUT'
  /** The answer has more bytes than are taken. */
  | 'ANSWER_TOO_LARGE'
  /** What came is no answer as HTTP/1.1 has it, or more than one. */
  | 'BAD_ANSWER'
  /** The request cannot be written as it is. */
  | 'BAD_REQUEST'
  /** The client was stopped. */
  | 'STOPPED';

/** A call that failed; the message quotes nothing of what was sent or received. */
export class Http1Error extends Error {
  override readonly name = 'Http1Error';
  readonly code: Http1Fault;

  constructor(code: Http1Fault, message: string) {
    super(message);
    this.code = code;
  }
}

/** An error of a connection's socket, or of making one; the code is the system's or OpenSSL's. */
export class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code: string | undefined;

  constructor(cause: Error) {
    super('The connection failed.', { cause });
    this.code = (cause as NodeJS.ErrnoException).code;
  }
}

/** What runs out on this machine, and not on the other: descriptors, ports, buffers, memory. */
const LOCAL_FAULTS: ReadonlySet<string | undefined> = new Set([
  'EMFILE',
  'ENFILE',
  'EADDRNOTAVAIL',
  'ENOBUFS',
  'ENOMEM',
]);

/** Whether a socket failed for want of something on this machine. */
export function isLocalFault({ code }: SocketError): boolean {
  return LOCAL_FAULTS.has(code);
}

/** Whether a call failed as calls on kept connections do that the other side is closing. */
export function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'CONNECTION_LOST' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** @throws Http1Error, as what came breaks the rule */
export function refuseAnswer(rule: string): never {
  throw new Http1Error('BAD_ANSWER', rule);
}
