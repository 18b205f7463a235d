import type { Logger } from 'pino';
import type { Authority, Outbox } from '../../schema/authority';
import { NOTICE_BATCH_SIZE } from '../../schema/noticeCall';
import { Failures } from './failures';
import { relayRounds, type Relay } from './relay';
import type { NoticeRecipient } from './recipient';

export interface NoticeRelayOptions {
  readonly authority: Pick<Authority, 'notices' | 'delivered'>;
  readonly recipients: readonly NoticeRecipient[];
  /** Milliseconds between two looks; absent, it looks only when it is asked to. */
  readonly interval?: number;
  readonly log: Logger;
}

/**
 * Carries what the authority has to tell of subjects to each subgraph, in order and at least
 * once: a notice is marked as delivered only after its recipient has acted upon it, so a crash
 * anywhere leads to a second delivery, never to none. Several gateways may do so at once. One
 * recipient that fails holds up no other; it is told again at the next look.
 */
export function noticeRelay({ authority, recipients, interval, log }: NoticeRelayOptions): Relay {
  const byName = new Map(recipients.map((recipient) => [recipient.name, recipient]));
  const names = [...byName.keys()];
  const failures = new Failures(log, 'notices');

  async function carry({ recipient, notices }: Outbox): Promise<boolean> {
    const last = notices.at(-1);
    if (last === undefined) return false;
    try {
      await byName.get(recipient)?.notify(notices);
      await authority.delivered(recipient, last.number);
      failures.succeeded(recipient);
      return notices.length === NOTICE_BATCH_SIZE;
    } catch (error) {
      failures.failed(recipient, error);
      return false;
    }
  }

  const rounds = relayRounds(async (isStopped) => {
    if (names.length === 0) return;
    try {
      let more = true;
      while (more && !isStopped()) {
        const found = await authority.notices(names, NOTICE_BATCH_SIZE);
        more = (await Promise.all(found.map(carry))).includes(true);
      }
      failures.succeeded('authority');
    } catch (error) {
      failures.failed('authority', error);
    }
  }, interval);
  return {
    look: () => rounds.look(),
    async stop() {
      await rounds.stop();
      await Promise.all(recipients.map((recipient) => recipient.stop()));
    },
  };
}
