import { LRUCache } from 'lru-cache';
import type { Registry, ClientEntry, Safelist } from '../../schema/registry';
import { isOutage, OUTAGE_MS, withinPatience } from '../registry/outage';

/** Characters of all cached operations together: about 64 MB at most. */
const MAX_CACHED_CHARACTERS = 32 * 1024 * 1024;
const MAX_CACHED_LISTS = 1000;
/** Milliseconds for which a list may be newer than the entry of its client, which is cached too. */
const AHEAD_MS = 5000;

/** The texts of a safelist by every id of each operation. */
export type SafelistedTexts = ReadonlyMap<string, string>;

interface CachedList {
  readonly version: number;
  readonly texts: SafelistedTexts;
  readonly readAt: number;
  /** When a client's entry last named this version. */
  currentAt: number;
}

/**
 * The safelists of the registry, cached by client. An entry of a client names the version of its
 * list, so a list is read again only after it has changed, and a request costs no call otherwise.
 * When a changed list cannot be read, the previous one is used for at most `OUTAGE_MS`.
 */
export class Safelists {
  readonly #registry: Registry;
  readonly #lists: LRUCache<string, CachedList>;

  constructor(registry: Registry) {
    this.#registry = registry;
    this.#lists = new LRUCache<string, CachedList>({
      max: MAX_CACHED_LISTS,
      maxSize: MAX_CACHED_CHARACTERS,
      sizeCalculation: sizeOf,
      fetchMethod: async (client, known) => {
        try {
          const reading = this.#registry.safelist(client);
          const safelist = await (known ? withinPatience(reading) : reading);
          return safelist === null ? undefined : indexed(safelist);
        } catch (error) {
          if (known && isOutage(error) && Date.now() - known.currentAt < OUTAGE_MS) return known;
          throw error;
        }
      },
    });
  }

  /**
   * The operations that a client may send; a promise only when the list must be read. Undefined
   * when the client has been released meanwhile.
   * @param version the version that the client's entry names
   * @throws what the registry throws, when no list may be used
   */
  of(
    { id }: Pick<ClientEntry, 'id'>,
    version: number,
  ): SafelistedTexts | undefined | Promise<SafelistedTexts | undefined> {
    const known = this.#lists.get(id);
    if (known !== undefined && isCurrent(known, version)) return known.texts;
    return this.#lists.fetch(id, { forceRefresh: true }).then((list) => list?.texts);
  }
}

function indexed({ version, operations }: Safelist): CachedList {
  const texts = new Map<string, string>();
  for (const { aliases, document } of operations)
    for (const alias of aliases) texts.set(alias, document);
  // An operation's own id takes precedence over another operation's alias.
  for (const { id, document } of operations) texts.set(id, document);
  const readAt = Date.now();
  return { version, texts, readAt, currentAt: readAt };
}

function isCurrent(list: CachedList, version: number): boolean {
  const now = Date.now();
  // A restored database may contain an earlier version for good.
  if (list.version < version || (list.version > version && now - list.readAt > AHEAD_MS))
    return false;
  list.currentAt = now;
  return true;
}

function sizeOf({ texts }: CachedList): number {
  let size = 1;
  for (const [id, text] of texts) size += id.length + text.length;
  return size;
}
