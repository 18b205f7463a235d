import type { Metrics } from '../../process/telemetry/metrics/metrics';

/** Takes the progress of a relay, by its peers. */
export interface RelayProgress {
  delivered(peer: string, items: number): void;
  failed(peer: string): void;
  /** Nothing is left to deliver to this peer, or from it. */
  caughtUp(peer: string): void;
  /** The relay has stopped; another one may continue with the same peer. */
  stopped(peer: string): void;
}

/** Counts the progress of a relay. @param relay its name in the metrics */
export function relayProgress(metrics: Metrics, relay: 'subjects' | 'records'): RelayProgress {
  return {
    delivered(peer, items) {
      metrics.count('credit_relay_items_total', relay, peer).value += items;
    },
    failed(peer) {
      metrics.count('credit_relay_failures_total', relay, peer).value++;
    },
    caughtUp(peer) {
      const level = metrics.level('credit_relay_caught_up_timestamp_seconds', relay, peer);
      level.value = Date.now() / 1000;
    },
    stopped(peer) {
      metrics.removeLevel('credit_relay_caught_up_timestamp_seconds', relay, peer);
    },
  };
}
