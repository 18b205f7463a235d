import type { Logger } from 'pino';
import type { Registry, Outbox } from '../../schema/registry';
import { NOTICE_BATCH_SIZE } from '../../schema/noticeCall';
import type { RelayProgress } from '../telemetry/relayProgress';
import { Failures } from './failures';
import { relayRounds, type Relay } from './relay';
import type { NoticeRecipient } from './recipient';

export interface NoticeRelayOptions {
  readonly registry: Pick<Registry, 'notices' | 'delivered'>;
  readonly recipients: readonly NoticeRecipient[];
  /** Milliseconds between two polls; without it the relay polls only on `look`. */
  readonly interval?: number;
  readonly log: Logger;
  /** Takes the progress of the relay, by recipient. */
  readonly progress?: RelayProgress;
}

/**
 * Delivers the registry's notices about subjects to each subgraph, in order and at least once. A
 * notice is marked as delivered only after its recipient has processed it, so after a crash it is
 * delivered again, never lost. Several gateways may deliver concurrently. A failing recipient does
 * not delay the others; delivery to it is retried at the next poll.
 */
export function noticeRelay(options: NoticeRelayOptions): Relay {
  const { registry, recipients, interval, log, progress } = options;
  const byName = new Map(recipients.map((recipient) => [recipient.name, recipient]));
  const names = [...byName.keys()];
  const failures = new Failures(log, 'notices');

  async function deliver({ recipient, notices }: Outbox): Promise<boolean> {
    const last = notices.at(-1);
    if (last === undefined) return false;
    try {
      await byName.get(recipient)?.notify(notices);
      await registry.delivered(recipient, last.number);
      failures.succeeded(recipient);
      progress?.delivered(recipient, notices.length);
      return notices.length === NOTICE_BATCH_SIZE;
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
        const found = await registry.notices(names, NOTICE_BATCH_SIZE);
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
