import { VaultError, type SubjectKey, type Vault } from '../../../framework/vault/vault';
import { LOG } from '../sealing/nameSubject';
import type { LogEvent } from '../sealing/sealEvent';
import { packEvents } from './packedEvents';
import type { Call } from './pendingRequests';

/** Keys that the thread is sent before it is reset. */
const MAX_SENT_KEYS = 10_000;

/** An event with the keys that encrypt it: its subject's and the log's own. */
export interface Handed {
  readonly event: LogEvent;
  readonly subjectKey: SubjectKey;
  readonly logKey: SubjectKey;
}

/** Hands events over to the log's thread. */
export interface HandOver {
  /** Looks up the keys. @throws VaultError when there is none */
  readonly prepare: (events: readonly LogEvent[]) => Promise<readonly Handed[]>;
  /** Resolves when all events that could be sealed are durable. @throws when none may be durable */
  readonly write: (items: readonly Handed[]) => Promise<void>;
  /** @throws VaultError when one of the events could not be sealed */
  readonly check: (items: readonly Handed[]) => void;
}

/** A key is sent once, with the first event that needs it. */
export function handOver(vault: Pick<Vault, 'keyToSeal'>, call: Call): HandOver {
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
      const resetKeys = sent.size === 0 || sent.size > MAX_SENT_KEYS;
      if (resetKeys) sent.clear();
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
        const positions = await call({ kind: 'append', events, keys, resetKeys });
        for (const position of positions) refused.add(items[position]!);
        // The reason may be a missing key: send all of them with the next events.
        if (positions.length > 0) sent.clear();
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
