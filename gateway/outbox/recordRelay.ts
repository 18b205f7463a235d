import type { Logger } from 'pino';
import type { Authority } from '../../schema/authority';
import { EVENTS_BATCH } from '../../schema/recordEvents';
import { Failures } from './failures';
import { relayRounds, relays, type Relay } from './relay';
import type { EventSource } from './eventSource';

export interface RecordRelayOptions {
  readonly authority: Pick<Authority, 'recordCursor' | 'indexRecords'>;
  readonly sources: readonly EventSource[];
  /** Milliseconds between two looks; absent, it looks only when it is asked to. */
  readonly interval?: number;
  readonly log: Logger;
}

/**
 * Carries the events of each subgraph's records to the record index, in order and at least once.
 * The index stores how far it is together with what it applies, so a crash anywhere leads to a
 * second delivery, which changes nothing. Several gateways may do so concurrently. A subgraph that
 * fails, or is slow, holds up no other.
 */
export function recordRelay({ authority, sources, interval, log }: RecordRelayOptions): Relay {
  const failures = new Failures(log, 'events of records');

  function ofSource(source: EventSource): Relay {
    const { name } = source;
    return relayRounds(async (isStopped) => {
      try {
        let after = await authority.recordCursor(name);
        for (let more = true; more && !isStopped();) {
          const found = await source.events(after);
          if (found.length > 0) after = await authority.indexRecords(name, found);
          more = found.length === EVENTS_BATCH;
        }
        failures.succeeded(name);
      } catch (error) {
        failures.failed(name, error);
      }
    }, interval);
  }

  const all = relays(sources.map(ofSource));
  return {
    look: () => all.look(),
    async stop() {
      await all.stop();
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}
