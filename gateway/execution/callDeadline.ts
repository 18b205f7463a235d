import type { Ending } from '../ending';

/** How a call can run out of its own time, whatever time its request has left. */
export type TimeoutFault =
  /** It was sent, and no whole answer came. */
  | 'ANSWER_TIMEOUT'
  /** It could not be sent: it waited for its signature, or for one of the connections. */
  | 'NOT_SENT';

/** The end of a call by its own deadline. */
export class CallTimeout extends Error {
  override readonly name = 'TimeoutError';
  readonly code: TimeoutFault;

  constructor(code: TimeoutFault) {
    super(code === 'NOT_SENT' ? 'The call could not be sent in time.' : 'The call took too long.');
    this.code = code;
  }
}

/** A limit on one call, to be let go of when the call has ended. */
export interface CallDeadline {
  end(): void;
}

/**
 * Gives a call up after `timeout` milliseconds, or as soon as the request it is made for ends. It
 * does what `AbortSignal.any` and `AbortSignal.timeout` do together, at a fraction of their cost:
 * those leave it to the garbage collector when a call has ended. What has arrived by the deadline
 * is read before it counts: a process that was busy for long must not take its own delay for the
 * other side's.
 * @param isSent whether the request is on a connection
 * @param giveUp is called at most once, with the reason; at once where the request has ended
 */
export function callDeadline(
  timeout: number,
  outer: Ending | undefined,
  isSent: () => boolean,
  giveUp: (reason: Error) => void,
): CallDeadline {
  if (outer?.reason !== undefined) {
    giveUp(outer.reason);
    return { end: () => undefined };
  }
  let late: NodeJS.Immediate | undefined;
  const end = () => {
    clearTimeout(timer);
    clearImmediate(late);
    outer?.unlisten(stop);
  };
  const stop = (reason: Error) => {
    end();
    giveUp(reason);
  };
  const expire = () => stop(new CallTimeout(isSent() ? 'ANSWER_TIMEOUT' : 'NOT_SENT'));
  const timer = setTimeout(() => (late = setImmediate(expire)), timeout);
  outer?.listen(stop);
  return { end };
}
