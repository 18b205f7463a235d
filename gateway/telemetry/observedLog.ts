import type { Registry } from '../../schema/registry';
import type { Metrics } from '../../process/telemetry/metrics/metrics';
import { withTrace } from '../../process/telemetry/tracing/activeTrace';
import type { DisclosureRecorder } from '../disclosure/disclosureRecorder';

type Log = Pick<Registry, 'append' | 'undelivered'>;

/** Measures the writes to the disclosure log: their number, duration and failures. */
export function observedAppend(inner: Log, metrics: Metrics): Log {
  const pending = metrics.level('credit_log_events_pending');
  const of = (result: 'ok' | 'failed') => ({
    duration: metrics.histogram('credit_log_append_duration_seconds', result),
    events: metrics.count('credit_log_events_total', result),
  });
  const [ok, failed] = [of('ok'), of('failed')];
  return {
    undelivered: (reports) => inner.undelivered(reports),
    async append(events) {
      const begun = performance.now();
      pending.value += events.length;
      let outcome = failed;
      try {
        await inner.append(events);
        outcome = ok;
      } finally {
        pending.value -= events.length;
        outcome.events.value += events.length;
        outcome.duration.observe((performance.now() - begun) / 1000);
      }
    },
  };
}

/** Records a span for each request that waits for the disclosure log. */
export function tracedRecorder(inner: DisclosureRecorder): DisclosureRecorder {
  return {
    async record(events, trace) {
      if (trace?.recorded !== true) return inner.record(events);
      const span = trace.child('append to the disclosure log', 'internal', {
        'credit.log.events': events.length,
      });
      const refused = await withTrace(span, () => inner.record(events));
      span.end(refused === undefined ? undefined : 'refused');
      return refused;
    },
    undelivered: (requestId) => inner.undelivered(requestId),
    stop: () => inner.stop(),
  };
}
