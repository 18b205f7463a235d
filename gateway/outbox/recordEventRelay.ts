import type { Logger } from 'pino';
import type { Registry } from '../../schema/registry';
import { RECORD_EVENT_BATCH_SIZE } from '../../schema/recordEvents';
import type { RelayProgress } from '../telemetry/relayProgress';
import { Failures } from './failures';
import { relayRounds, relays, type Relay } from './relay';
import type { RecordEventSource } from './recordEventSource';

export interface RecordEventRelayOptions {
  readonly registry: Pick<Registry, 'recordCursor' | 'indexRecords'>;
  readonly sources: readonly RecordEventSource[];
  /** Milliseconds between two polls; without it the relay polls only on `look`. */
  readonly interval?: number;
  readonly log: Logger;
  /** Takes the progress of the relay, by source. */
  readonly progress?: RelayProgress;
}

/**
 * Delivers the events of each subgraph's records to the record index, in order and at least once.
 * The index stores its cursor together with the applied events, so a delivery that is repeated
 * after a crash changes nothing. Several gateways may deliver concurrently. A failing or slow
 * subgraph does not delay the others.
 */
export function recordEventRelay(options: RecordEventRelayOptions): Relay {
  const { registry, sources, interval, log, progress } = options;
  const failures = new Failures(log, 'events of records');

  function ofSource(source: RecordEventSource): Relay {
    const { name } = source;
    return relayRounds(async (isStopped) => {
      try {
        let after = await registry.recordCursor(name);
        for (let hasMore = true; hasMore && !isStopped();) {
          const found = await source.events(after);
          if (found.length > 0) after = await registry.indexRecords(name, found);
          progress?.delivered(name, found.length);
          hasMore = found.length === RECORD_EVENT_BATCH_SIZE;
        }
        failures.succeeded(name);
        if (!isStopped()) progress?.caughtUp(name);
      } catch (error) {
        failures.failed(name, error);
        progress?.failed(name);
      }
    }, interval);
  }

  const all = relays(sources.map(ofSource));
  return {
    look: () => all.look(),
    async stop() {
      await all.stop();
      for (const { name } of sources) progress?.stopped(name);
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}
