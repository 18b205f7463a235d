/** A limit on one call, to be let go of when the call has ended. */
export interface CallDeadline {
  end(): void;
}

/**
 * Gives a call up after `timeout` milliseconds, or as soon as the caller's own signal fires. It
 * does what `AbortSignal.any` and `AbortSignal.timeout` do together, at a fraction of their cost:
 * those leave it to the garbage collector when a call has ended.
 * @param giveUp is called at most once, with the reason; at once where the signal has fired
 */
export function callDeadline(
  timeout: number,
  outer: AbortSignal | undefined,
  giveUp: (reason: Error) => void,
): CallDeadline {
  if (outer?.aborted) {
    giveUp(outer.reason as Error);
    return { end: () => undefined };
  }
  const end = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  };
  const stop = () => {
    end();
    giveUp(outer?.reason as Error);
  };
  const timer = setTimeout(() => {
    end();
    giveUp(new DOMException('The call took too long.', 'TimeoutError'));
  }, timeout);
  outer?.addEventListener('abort', stop, { once: true });
  return { end };
}
