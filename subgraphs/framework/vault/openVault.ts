import { createHmac } from 'node:crypto';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { normalise } from '../../../schema/identifiers/normalise';
import type { KeyRing, VaultKeys } from './keyRing';
import type { KeyStore } from './keyStore';
import { generationOf, openText, sealText } from './sealedText';
import { newSubjectKey, unwrapKey, wrapKey, type StoredKey } from './subjectKey';
import { KEY_LIFE_MS, VaultError, type SubjectKey, type Vault } from './vault';

const MAX_KEYS_IN_MEMORY = 10_000;
const BATCH = 1000;

export interface VaultOptions {
  /** The subgraph's name, bound to every ciphertext. */
  readonly subgraph: string;
  readonly keys: VaultKeys;
  readonly store: KeyStore;
  readonly now?: () => Date;
}

/** What is known of a subject's key: the key, or that it was destroyed, or that there is none. */
type Known = SubjectKey | { readonly generation: number; readonly key: null };

const NONE: Known = { generation: 0, key: null };

/** The vault of one subgraph. Keys stay in memory for KEY_LIFE_MS, some thousands at most. */
export function openVault({ subgraph, keys, store, now }: VaultOptions): Vault {
  const memory = new LRUCache<string, Known>({ max: MAX_KEYS_IN_MEMORY, ttl: KEY_LIFE_MS });
  // Counts shreddings: what was read while one happened may be out of date and is not kept.
  let shreddings = 0;

  /** What is known of subjects; an error for one whose key cannot be unwrapped. */
  async function read(subjectIds: readonly string[]): Promise<Map<string, Known | Error>> {
    const before = shreddings;
    const found = new Map<string, Known | Error>();
    for (const stored of await store.read([...new Set(subjectIds)])) {
      const key = known(stored);
      found.set(stored._id, key);
      if (before === shreddings && !(key instanceof Error)) memory.set(stored._id, key);
    }
    return found;
  }

  function known(stored: StoredKey): Known | Error {
    try {
      const { generation } = stored;
      return unwrapKey(keys.wrapping, subgraph, stored) ?? { generation, key: null };
    } catch (error) {
      return error as Error;
    }
  }

  const toOpen = new DataLoader<string, Known>(
    async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? NONE);
    },
    { cache: false, maxBatchSize: BATCH },
  );

  const toSeal = new DataLoader<string, SubjectKey>(
    async (ids) => {
      const found = await read(ids);
      const missing = new Map<string, number>();
      for (const id of ids) {
        const key = found.get(id) ?? NONE;
        if (!(key instanceof Error) && key.key === null) missing.set(id, key.generation + 1);
      }
      if (missing.size > 0) {
        await make(missing);
        for (const [id, key] of await read([...missing.keys()])) found.set(id, key);
      }
      return ids.map((id) => {
        const key = found.get(id) ?? NONE;
        if (key instanceof Error) return key;
        return key.key ? key : new VaultError('A subject has no key to seal with.');
      });
    },
    { cache: false, maxBatchSize: BATCH },
  );

  /** Gives subjects a key of a generation: a first one, or one after the destroyed. */
  async function make(generations: ReadonlyMap<string, number>) {
    const made = [...generations].map(([id, generation]): StoredKey => {
      const wrapped = wrapKey(keys.wrapping.all()[0], subgraph, id, newSubjectKey(generation));
      return { _id: id, generation, ...wrapped, destroyed: [] };
    });
    const first = made.filter(({ generation }) => generation === 1);
    if (first.length > 0) await store.add(first);
    for (const key of made) if (key.generation > 1) await store.renew(key);
  }

  function keyToSeal(subjectId: string): SubjectKey | Promise<SubjectKey> {
    const kept = memory.get(subjectId);
    return kept?.key ? kept : toSeal.load(subjectId);
  }

  return {
    keyToSeal,
    async seal(subjectId, place, value) {
      const { key, generation } = await keyToSeal(subjectId);
      return sealText(key, { subgraph, subjectId, place, generation }, value);
    },
    async open(subjectId, place, sealed) {
      const generation = generationOf(sealed);
      let current = memory.get(subjectId);
      // What is in memory may be older than the value: another process gave the subject a key.
      if (!current || current.generation < generation) current = await toOpen.load(subjectId);
      if (current.generation < generation)
        throw new VaultError('A sealed value stands under a key that is not there.');
      if (current.generation > generation || current.key === null) return null;
      return openText(current.key, { subgraph, subjectId, place, generation }, sealed);
    },
    async prefetch(subjectIds) {
      const missing = subjectIds.filter((id) => !memory.has(id));
      if (missing.length > 0) await toOpen.loadMany(missing);
    },
    blindIndex: (place, value) => blindIndex(keys.index, place, value),
    async shred(subjectId, reason) {
      shreddings++;
      await store.destroy(subjectId, (now ?? (() => new Date()))(), reason);
      shreddings++;
      memory.delete(subjectId);
    },
  };
}

/**
 * Keyed digests of a normalised value, one for each key of the ring, newest first, each with its
 * key's id before it: `b1.<HMAC-SHA-256 in base64url>`.
 */
export function blindIndex(ring: KeyRing, place: string, value: string): readonly string[] {
  const text = `${place}\0${normalise(value)}`;
  return ring
    .all()
    .map(({ id, key }) => `${id}.${createHmac('sha256', key).update(text).digest('base64url')}`);
}
