import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Trace } from '../../process/telemetry/tracing/trace';
import type { Registry, DisclosureEvent } from '../../schema/registry';
import { creditError, type ErrorCode } from '../../schema/errors';
import { undeliveredReports } from './undelivered';

/** How long an answer waits for the log, unless AUDIT_TIMEOUT_MS says otherwise. */
const DEFAULT_TIMEOUT_MS = 3000;
/** Denied attempts that may be on their way to the log; beyond it the log must be failing. */
const MAX_BACKLOG_EVENTS = 10_000;

const UNAVAILABLE = 'DISCLOSURE_LOG_UNAVAILABLE';
const STOPPED = 'DISCLOSURE_LOG_STOPPED';

/** Logs the disclosures of a gateway. */
export interface DisclosureRecorder {
  /**
   * Logs the events of a request.
   * @param trace the request's; a span is recorded where tracing is on
   * @returns undefined when the answer may leave, else the error that replaces it
   */
  record(events: readonly DisclosureEvent[], trace?: Trace): Promise<GraphQLError | undefined>;
  /** Notes that subgraphs may have released fields for a request that were not delivered. */
  undelivered(requestId: string): void;
  /** Resolves when all writes in progress have succeeded or failed. */
  stop(): Promise<void>;
}

/**
 * Nothing is disclosed that is not logged: an answer waits until its events are durable and is
 * withheld when that takes longer than the timeout. The events may still become durable later, so
 * the log may have a disclosure that was withheld, never the reverse. The request is reported as
 * undelivered.
 *
 * Answers of attempts that were denied entirely do not wait, because they disclose nothing: their
 * duration must not reveal whether the subject exists. Their events are sent before the answer, and
 * a failure is reported to the operator. When too many are on their way, the log must be failing
 * and every request is refused.
 */
export function disclosureRecorder(
  registry: Pick<Registry, 'append' | 'undelivered'>,
  log: Logger,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): DisclosureRecorder {
  const pending = new Set<Promise<void>>();
  const reports = undeliveredReports(registry, log);
  let backlog = 0;
  let stopped = false;

  /** Resolves to the reason why the events are not durable; undefined when they are. Never rejects. */
  function append(events: readonly DisclosureEvent[]): Promise<ErrorCode | undefined> {
    const appended = registry.append(events).then(
      () => {
        stopped = false;
        return undefined;
      },
      (error: unknown) => refusal(error, events),
    );
    const settled = appended.then(() => void pending.delete(settled));
    pending.add(settled);
    return appended;
  }

  function refusal(error: unknown, events: readonly DisclosureEvent[]): ErrorCode {
    if (error instanceof GraphQLError && error.extensions['code'] === STOPPED) {
      // It refuses everything until an operator restores it: reported once.
      if (!stopped) log.error('the disclosure log has stopped sealing; no disclosure is answered');
      stopped = true;
      return STOPPED;
    }
    const kind = error instanceof Error ? error.name : typeof error;
    const requestId = events[0]?.requestId;
    log.error({ requestId, kind, events: events.length }, 'events could not be logged');
    return UNAVAILABLE;
  }

  function inTime(
    appended: Promise<ErrorCode | undefined>,
    requestId: string,
  ): Promise<ErrorCode | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        log.error({ requestId, timeoutMs }, 'the disclosure log did not respond in time');
        resolve(UNAVAILABLE);
      }, timeoutMs);
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
      if (backlog > MAX_BACKLOG_EVENTS) {
        reports.add(first.requestId);
        return creditError(UNAVAILABLE);
      }
      if (events.every(({ disclosed, masked }) => disclosed.length + masked.length === 0)) {
        backlog += events.length;
        void append(events).then(() => (backlog -= events.length));
        return undefined;
      }
      const code = await inTime(append(events), first.requestId);
      if (code === undefined) return undefined;
      reports.add(first.requestId);
      return creditError(code);
    },
    undelivered: (requestId) => reports.add(requestId),
    async stop() {
      await Promise.all(pending);
      await reports.stop();
    },
  };
}
