import { VaultError, type SubjectKey, type Vault } from '../../../framework/vault/vault';
import { LOG } from '../sealing/nameSubject';
import type { LogEvent } from '../sealing/sealEvent';
import { packEvents } from './packedEvents';
import type { Ask } from './questions';

const MOST_KEYS = 10_000;

/** An event with the keys it is sealed under: its subject's and the log's own. */
export interface Handed {
  readonly event: LogEvent;
  readonly subjectKey: SubjectKey;
  readonly logKey: SubjectKey;
}

/** Hands events over to the thread of the log. */
export interface HandOver {
  /** @throws when the vault gives no key */
  readonly prepare: (events: readonly LogEvent[]) => Promise<readonly Handed[]>;
  /** Resolves when all that could be sealed is durable. @throws when nothing may be */
  readonly write: (items: readonly Handed[]) => Promise<void>;
  /** @throws VaultError where one of them could not be sealed */
  readonly check: (items: readonly Handed[]) => void;
}

/** A key is sent when it is first needed; the thread has those it was sent. */
export function handOver(vault: Pick<Vault, 'keyToSeal'>, ask: Ask): HandOver {
  const sent = new Map<string, SubjectKey>();
  const refused = new WeakSet<Handed>();

  return {
    async prepare(events) {
      const logKey = await vault.keyToSeal(LOG);
      const subjectKeys = await Promise.all(
        events.map(async ({ subjectId = LOG }) => vault.keyToSeal(subjectId)),
      );
      return events.map((event, i) => ({ event, subjectKey: subjectKeys[i]!, logKey }));
    },
    async write(items) {
      const afresh = sent.size === 0 || sent.size > MOST_KEYS;
      if (afresh) sent.clear();
      const keys = new Map<string, SubjectKey>();
      const send = (subjectId: string, key: SubjectKey) => {
        if (sent.get(subjectId) === key) return;
        sent.set(subjectId, key);
        keys.set(subjectId, key);
      };
      for (const { event, subjectKey, logKey } of items) {
        send(LOG, logKey);
        if (event.subjectId !== undefined) send(event.subjectId, subjectKey);
      }
      try {
        const events = packEvents(items.map(({ event }) => event));
        const places = await ask({ kind: 'append', events, keys, afresh });
        for (const place of places) refused.add(items[place]!);
        // Should it have been for want of a key: the thread is given all of them again.
        if (places.length > 0) sent.clear();
      } catch (error) {
        sent.clear();
        throw error;
      }
    },
    check(items) {
      if (items.some((item) => refused.has(item)))
        throw new VaultError('An event of the disclosure log could not be sealed.');
    },
  };
}
