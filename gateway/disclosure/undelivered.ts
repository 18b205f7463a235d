import type { Logger } from 'pino';
import { MAX_UNDELIVERED, type Registry, type Undelivered } from '../../schema/registry';
import { GATEWAY_ID } from '../gatewayId';

/** Requests that fail together are reported together. */
const DELAY_MS = 100;
const RETRY_MS = 1000;

/** Reports the requests whose answers, or parts of them, the gateway did not deliver. */
export interface UndeliveredReports {
  /** Reports a request: a subgraph may have released fields for it that no log entry lists. */
  add(requestId: string): void;
  /** Sends what is left, once. */
  stop(): Promise<void>;
}

/**
 * Subgraphs keep receipts of what they release, and the registry misses the log entry of an answer
 * that was withheld, or of a response that came too late. The gateway therefore reports such
 * requests, until the registry takes the report. Beyond a limit it reports only
 * the period.
 */
export function undeliveredReports(
  registry: Pick<Registry, 'undelivered'>,
  log: Logger,
): UndeliveredReports {
  const ids = new Set<string>();
  let period: Undelivered['period'];
  let timer: NodeJS.Timeout | undefined;
  let failing = false;

  async function send(): Promise<void> {
    timer = undefined;
    const report: Undelivered = {
      gateway: GATEWAY_ID,
      requestIds: [...ids],
      ...(period && { period }),
    };
    try {
      await registry.undelivered(report);
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      if (!failing) log.warn({ kind }, 'withheld answers cannot be reported to the registry');
      failing = true;
      return schedule(RETRY_MS);
    }
    failing = false;
    for (const id of report.requestIds) ids.delete(id);
    if (period === report.period) period = undefined;
    if (ids.size > 0 || period) schedule();
  }

  function schedule(delay = DELAY_MS): void {
    timer ??= setTimeout(() => void send(), delay).unref();
  }

  return {
    add(requestId) {
      if (ids.size < MAX_UNDELIVERED) ids.add(requestId);
      else {
        const now = new Date().toISOString();
        period = { from: period?.from ?? now, to: now };
      }
      schedule();
    },
    async stop() {
      if (timer === undefined) return;
      clearTimeout(timer);
      await send();
      clearTimeout(timer);
    },
  };
}
