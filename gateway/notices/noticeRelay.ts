import type { Logger } from 'pino';
import type { Authority, Outbox } from '../../schema/authority';
import { NOTICES_AT_ONCE } from '../../schema/noticeCall';
import type { NoticeRecipient } from './recipient';

export interface NoticeRelayOptions {
  readonly authority: Pick<Authority, 'notices' | 'delivered'>;
  readonly recipients: readonly NoticeRecipient[];
  /** Milliseconds between two looks; absent, it looks only when it is asked to. */
  readonly interval?: number;
  readonly log: Logger;
}

/** Carries the authority's notices to the subgraphs. */
export interface NoticeRelay {
  /** Looks now, and resolves when what was found has been carried, or could not be. */
  look(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/**
 * Carries what the authority has to tell of subjects to each subgraph, in order and at least
 * once: a notice is marked as delivered only after its recipient has acted upon it, so a crash
 * anywhere leads to a second delivery, never to none. Several gateways may do so at once. One
 * recipient that fails holds up no other; it is told again at the next look.
 */
export function noticeRelay({
  authority,
  recipients,
  interval,
  log,
}: NoticeRelayOptions): NoticeRelay {
  const byName = new Map(recipients.map((recipient) => [recipient.name, recipient]));
  const names = [...byName.keys()];
  const failing = new Set<string>();
  let underWay: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  /** A failure is said once, and so is its end: a look comes every second. */
  function note(what: string, error?: unknown): void {
    if (error === undefined) {
      if (failing.delete(what)) log.info({ recipient: what }, 'notices are delivered again');
    } else if (!failing.has(what)) {
      failing.add(what);
      const kind = error instanceof Error ? error.name : typeof error;
      log.warn({ recipient: what, kind }, 'notices cannot be delivered');
    }
  }

  async function carry({ recipient, notices }: Outbox): Promise<boolean> {
    const last = notices.at(-1);
    if (last === undefined) return false;
    try {
      await byName.get(recipient)?.notify(notices);
      await authority.delivered(recipient, last.number);
      note(recipient);
      return notices.length === NOTICES_AT_ONCE;
    } catch (error) {
      note(recipient, error);
      return false;
    }
  }

  async function round(): Promise<void> {
    try {
      let more = true;
      while (more && !stopped) {
        const found = await authority.notices(names, NOTICES_AT_ONCE);
        more = (await Promise.all(found.map(carry))).includes(true);
      }
      note('authority');
    } catch (error) {
      note('authority', error);
    }
  }

  /** One round at a time; a look during a round is one more round after it. */
  function look(): Promise<void> {
    if (names.length === 0 || stopped) return Promise.resolve();
    if (underWay) {
      again = true;
      return underWay;
    }
    underWay = (async () => {
      do {
        again = false;
        await round();
      } while (again && !stopped);
      underWay = undefined;
    })();
    return underWay;
  }

  const timer = interval === undefined ? undefined : setInterval(() => void look(), interval);
  timer?.unref();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await underWay;
      await Promise.all(recipients.map((recipient) => recipient.stop()));
    },
  };
}
