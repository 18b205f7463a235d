import type { DisclosureEvent } from '../../../schema/registry';
import type { LogModels } from '../disclosure/stored/model';
import { keyText, type ReleaseKey } from './released';

/** Events in one half of the memory; older ones are read from the log. */
const MAX_EVENTS = 50_000;
/** Receipts are read some seconds after their events. */
const HALF_MS = 30_000;

type Fields = readonly string[];

/**
 * The fields of events that this process has just logged, so that most receipts are reconciled
 * without reading the log. Events of other processes are not in it. Two maps that rotate replace a
 * time for each event: an event stays for one to two times HALF_MS.
 */
export class LoggedEvents {
  #current = new Map<string, readonly Fields[]>();
  #previous: ReadonlyMap<string, readonly Fields[]> = new Map();
  #rotatedAt = performance.now();

  /** Adds events once they are durable. */
  add(events: readonly DisclosureEvent[]): void {
    const now = performance.now();
    if (now - this.#rotatedAt > HALF_MS || this.#current.size > MAX_EVENTS) {
      this.#previous = this.#current;
      this.#current = new Map();
      this.#rotatedAt = now;
    }
    for (const event of events) {
      const { disclosed, masked, denied } = event;
      const key = keyText(event);
      const known = this.#current.get(key) ?? this.#previous.get(key);
      const lists = [disclosed, masked, denied];
      this.#current.set(key, known ? [...known, ...lists] : lists);
    }
  }

  /** Whether events list all these fields, in any list: an answer without data has denied ones. */
  cover(key: ReleaseKey, fields: Fields): boolean {
    const text = keyText(key);
    const lists = this.#current.get(text) ?? this.#previous.get(text);
    return lists !== undefined && fields.every((field) => lists.some((one) => one.includes(field)));
  }
}

const opened = new WeakMap<LogModels['groups'], LoggedEvents>();

/** The events that this process logs from the first call on. */
export function watchEvents({ groups }: Pick<LogModels, 'groups'>): LoggedEvents {
  const events = opened.get(groups) ?? new LoggedEvents();
  opened.set(groups, events);
  return events;
}

/** Adds durable events to those of this process, if it reconciles receipts. */
export function noteLogged(
  { groups }: Pick<LogModels, 'groups'>,
  events: readonly DisclosureEvent[],
): void {
  opened.get(groups)?.add(events);
}
