import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';

const SUCCESS = 0;

/**
 * Logs the first of several failures to export, and the first success after them. The message of an
 * error is not logged: it may contain what the collector answered.
 */
export function reportFailures(inner: SpanExporter, log: Logger): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      inner.export(spans, (result) => {
        const failed = Number(result.code) !== SUCCESS;
        if (failed && !failing)
          log.warn({ kind: result.error?.name, spans: spans.length }, 'spans cannot be exported');
        if (!failed && failing) log.info('spans are exported again');
        failing = failed;
        done(result);
      });
    },
    shutdown: () => inner.shutdown(),
    ...(inner.forceFlush && { forceFlush: () => inner.forceFlush!() }),
  };
}
