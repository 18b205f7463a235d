import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Authority, DisclosureEvent } from '../../schema/authority';
import { creditError, type ErrorCode } from '../../schema/errors';

/** Milliseconds an answer waits unless it is set otherwise. */
const USUAL_TIMEOUT = 3000;
/** Attempts on their way to the log beyond which no further request is answered. */
const LONGEST_BACKLOG = 10_000;

const UNAVAILABLE = 'DISCLOSURE_LOG_UNAVAILABLE';
const STOPPED = 'DISCLOSURE_LOG_STOPPED';

/** Puts a gateway's disclosures on the log. */
export interface DisclosureRecorder {
  /**
   * Puts the events of a request on the log.
   * @returns undefined when the answer may go out, else the error it goes out with instead
   */
  record(events: readonly DisclosureEvent[]): Promise<GraphQLError | undefined>;
  /** Waits until what is on its way has arrived, or has failed. */
  stop(): Promise<void>;
}

/**
 * Nothing is disclosed that is not on the log: an answer waits until its events are durable, at
 * most for the time given, and otherwise does not go out. Events that came too late may still
 * arrive: the log may tell of a disclosure that was withheld, never the other way round.
 *
 * Attempts that were denied entirely disclose nothing, so their answers do not wait: how long an
 * answer takes then does not depend on whether there was somebody to be denied. They are on their
 * way before the answer is, and a failure is told to the operator. When so many are on their way
 * that the log must be failing, nobody is answered any more.
 * @param timeout milliseconds an answer waits
 */
export function disclosureRecorder(
  authority: Pick<Authority, 'append'>,
  log: Logger,
  timeout = USUAL_TIMEOUT,
): DisclosureRecorder {
  const underway = new Set<Promise<void>>();
  let backlog = 0;
  let stopped = false;

  /** Resolves to why the events are not durable; undefined when they are. Never rejects. */
  function append(events: readonly DisclosureEvent[]): Promise<ErrorCode | undefined> {
    const appended = authority.append(events).then(
      () => {
        stopped = false;
        return undefined;
      },
      (error: unknown) => refusal(error, events),
    );
    const settled = appended.then(() => void underway.delete(settled));
    underway.add(settled);
    return appended;
  }

  function refusal(error: unknown, events: readonly DisclosureEvent[]): ErrorCode {
    if (error instanceof GraphQLError && error.extensions['code'] === STOPPED) {
      // It refuses everything until it is restored: that is said once.
      if (!stopped) log.error('the disclosure log has stopped sealing; no disclosure is answered');
      stopped = true;
      return STOPPED;
    }
    const kind = error instanceof Error ? error.name : typeof error;
    const requestId = events[0]?.requestId;
    log.error({ requestId, kind, events: events.length }, 'the disclosure log did not take');
    return UNAVAILABLE;
  }

  function inTime(
    appended: Promise<ErrorCode | undefined>,
    requestId: string,
  ): Promise<ErrorCode | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        log.error({ requestId, timeout }, 'the disclosure log did not answer in time');
        resolve(UNAVAILABLE);
      }, timeout);
      void appended.then((code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
  }

  return {
    async record(events) {
      const [first] = events;
      if (first === undefined) return undefined;
      if (backlog > LONGEST_BACKLOG) return creditError(UNAVAILABLE);
      if (events.every(({ disclosed, masked }) => disclosed.length + masked.length === 0)) {
        backlog += events.length;
        void append(events).then(() => (backlog -= events.length));
        return undefined;
      }
      const code = await inTime(append(events), first.requestId);
      return code === undefined ? undefined : creditError(code);
    },
    async stop() {
      await Promise.all(underway);
    },
  };
}
