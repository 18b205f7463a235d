import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Authority, DisclosureEvent } from '../../schema/authority';
import { creditError } from '../../schema/errors';

/** Milliseconds an answer waits unless it is set otherwise. */
const USUAL_TIMEOUT = 3000;
/** Attempts on their way to the log beyond which no further request is answered. */
const LONGEST_BACKLOG = 10_000;

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

  /** Resolves to whether the events are durable. Never rejects. */
  function append(events: readonly DisclosureEvent[]): Promise<boolean> {
    const appended = authority.append(events).then(
      () => true,
      (error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error;
        const requestId = events[0]?.requestId;
        log.error({ requestId, kind, events: events.length }, 'the disclosure log did not take');
        return false;
      },
    );
    const settled = appended.then(() => void underway.delete(settled));
    underway.add(settled);
    return appended;
  }

  function inTime(appended: Promise<boolean>, requestId: string): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        log.error({ requestId, timeout }, 'the disclosure log did not answer in time');
        resolve(false);
      }, timeout);
      void appended.then((durable) => {
        clearTimeout(timer);
        resolve(durable);
      });
    });
  }

  return {
    async record(events) {
      const [first] = events;
      if (first === undefined) return undefined;
      if (backlog > LONGEST_BACKLOG) return creditError('DISCLOSURE_LOG_UNAVAILABLE');
      if (events.every(({ disclosed, masked }) => disclosed.length + masked.length === 0)) {
        backlog += events.length;
        void append(events).then(() => (backlog -= events.length));
        return undefined;
      }
      const durable = await inTime(append(events), first.requestId);
      return durable ? undefined : creditError('DISCLOSURE_LOG_UNAVAILABLE');
    },
    async stop() {
      await Promise.all(underway);
    },
  };
}
