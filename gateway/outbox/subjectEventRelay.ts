import type { Logger } from 'pino';
import type { Registry, Outbox } from '../../schema/registry';
import { SUBJECT_EVENT_BATCH_SIZE } from '../../schema/subjectEvents';
import type { RelayProgress } from '../telemetry/relayProgress';
import { Failures } from './failures';
import { relayRounds, type Relay } from './relay';
import type { SubjectEventRecipient } from './recipient';

export interface SubjectEventRelayOptions {
  readonly registry: Pick<Registry, 'subjectEvents' | 'delivered'>;
  readonly recipients: readonly SubjectEventRecipient[];
  /** Milliseconds between two polls; without it the relay polls only on `look`. */
  readonly interval?: number;
  readonly log: Logger;
  /** Takes the progress of the relay, by recipient. */
  readonly progress?: RelayProgress;
}

/**
 * Delivers the registry's subject events to each subgraph, in order and at least once. An event
 * is marked as delivered only after its recipient has applied it, so after a crash it is delivered
 * again, never lost. Several gateways may deliver concurrently. A failing recipient does not delay
 * the others; delivery to it is retried at the next poll.
 */
export function subjectEventRelay(options: SubjectEventRelayOptions): Relay {
  const { registry, recipients, interval, log, progress } = options;
  const byName = new Map(recipients.map((recipient) => [recipient.name, recipient]));
  const names = [...byName.keys()];
  const failures = new Failures(log, 'subject events');

  async function deliver({ recipient, events }: Outbox): Promise<boolean> {
    const last = events.at(-1);
    if (last === undefined) return false;
    try {
      await byName.get(recipient)?.apply(events);
      await registry.delivered(recipient, last.number);
      failures.succeeded(recipient);
      progress?.delivered(recipient, events.length);
      return events.length === SUBJECT_EVENT_BATCH_SIZE;
    } catch (error) {
      failures.failed(recipient, error);
      progress?.failed(recipient);
      return false;
    }
  }

  const rounds = relayRounds(async (isStopped) => {
    if (names.length === 0) return;
    try {
      let hasMore = true;
      while (hasMore && !isStopped()) {
        const found = await registry.subjectEvents(names, SUBJECT_EVENT_BATCH_SIZE);
        const behind = new Set(found.map(({ recipient }) => recipient));
        for (const name of names) if (!behind.has(name)) progress?.caughtUp(name);
        hasMore = (await Promise.all(found.map(deliver))).includes(true);
      }
      failures.succeeded('registry');
    } catch (error) {
      failures.failed('registry', error);
    }
  }, interval);
  return {
    look: () => rounds.look(),
    async stop() {
      await rounds.stop();
      for (const name of names) progress?.stopped(name);
      await Promise.all(recipients.map((recipient) => recipient.stop()));
    },
  };
}
