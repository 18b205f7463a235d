import DataLoader from 'dataloader';
import { CountedCache } from '../../../process/telemetry/metrics/countedCache';
import { normalise } from '../../../schema/identifiers/normalise';
import type { KeyRing, VaultKeys } from './keyRing';
import type { KeyStore } from './keyStore';
import { generationOf, openText, sealText } from './sealedText';
import { newSubjectKey, unwrapKey, wrapKey, type StoredKey } from './subjectKey';
import { SUITES } from './suites/suites';
import { KEY_LIFE_MS, VaultError, type SubjectKey, type Vault } from './vault';

const MAX_CACHED_KEYS = 10_000;
const MAX_BATCH_SIZE = 1000;

export interface VaultOptions {
  /** The subgraph's name, bound to every ciphertext. */
  readonly subgraph: string;
  readonly keys: VaultKeys;
  readonly store: KeyStore;
  readonly now?: () => Date;
}

/**
 * The state of a subject's key: the key, or null if it was destroyed or (generation 0) never
 * existed.
 */
type KeyState = SubjectKey | { readonly generation: number; readonly key: null };

const NO_KEY: KeyState = { generation: 0, key: null };

/** The vault of one subgraph. It caches up to MAX_CACHED_KEYS keys for KEY_LIFE_MS. */
export function openVault({ subgraph, keys, store, now }: VaultOptions): Vault {
  const cache = new CountedCache<string, KeyState>('subject_keys', {
    max: MAX_CACHED_KEYS,
    ttl: KEY_LIFE_MS,
  });
  // Counts shreddings: a key that was read during one may be out of date and is not cached.
  let shreddings = 0;

  /** The key states of subjects; an error for a key that cannot be unwrapped. */
  async function read(subjectIds: readonly string[]): Promise<Map<string, KeyState | Error>> {
    const before = shreddings;
    const found = new Map<string, KeyState | Error>();
    for (const stored of await store.read([...new Set(subjectIds)])) {
      const key = keyStateOf(stored);
      found.set(stored._id, key);
      if (before === shreddings && !(key instanceof Error)) cache.set(stored._id, key);
    }
    return found;
  }

  function keyStateOf(stored: StoredKey): KeyState | Error {
    try {
      const { generation } = stored;
      return unwrapKey(keys.wrapping, subgraph, stored) ?? { generation, key: null };
    } catch (error) {
      return error as Error;
    }
  }

  const toOpen = new DataLoader<string, KeyState>(
    async (ids) => {
      const found = await read(ids);
      return ids.map((id) => found.get(id) ?? NO_KEY);
    },
    { cache: false, maxBatchSize: MAX_BATCH_SIZE },
  );

  const toSeal = new DataLoader<string, SubjectKey>(
    async (ids) => {
      const found = await read(ids);
      const missing = new Map<string, number>();
      for (const id of ids) {
        const key = found.get(id) ?? NO_KEY;
        if (!(key instanceof Error) && key.key === null) missing.set(id, key.generation + 1);
      }
      if (missing.size > 0) {
        await createKeys(missing);
        for (const [id, key] of await read([...missing.keys()])) found.set(id, key);
      }
      return ids.map((id) => {
        const key = found.get(id) ?? NO_KEY;
        if (key instanceof Error) return key;
        return key.key ? key : new VaultError('A subject has no key with which to seal a value.');
      });
    },
    { cache: false, maxBatchSize: MAX_BATCH_SIZE },
  );

  /** Creates keys for subjects without one; a generation above 1 replaces a destroyed key. */
  async function createKeys(generations: ReadonlyMap<string, number>) {
    const created = [...generations].map(([id, generation]): StoredKey => {
      const [newest] = keys.wrapping.all();
      const wrapped = wrapKey(newest, subgraph, id, newSubjectKey(generation, newest));
      return { _id: id, generation, ...wrapped, destroyed: [] };
    });
    const first = created.filter(({ generation }) => generation === 1);
    if (first.length > 0) await store.add(first);
    for (const key of created) if (key.generation > 1) await store.renew(key);
  }

  function keyToSeal(subjectId: string): SubjectKey | Promise<SubjectKey> {
    const cached = cache.get(subjectId);
    return cached?.key ? cached : toSeal.load(subjectId);
  }

  return {
    keyToSeal,
    async seal(subjectId, place, value) {
      const key = await keyToSeal(subjectId);
      return sealText(key, { subgraph, subjectId, place, generation: key.generation }, value);
    },
    async open(subjectId, place, sealed) {
      const generation = generationOf(sealed);
      let current = cache.get(subjectId);
      // The cached key may be older than the value: another process may have created a new key.
      if (!current || current.generation < generation) current = await toOpen.load(subjectId);
      if (current.generation < generation)
        throw new VaultError('The key of a sealed value does not exist.');
      if (current.generation > generation || current.key === null) return null;
      return openText(current.key, { subgraph, subjectId, place, generation }, sealed);
    },
    async prefetch(subjectIds) {
      const missing = subjectIds.filter((id) => !cache.has(id));
      if (missing.length > 0) await toOpen.loadMany(missing);
    },
    blindIndex: (place, value) => blindIndex(keys.index, place, value),
    async shred(subjectId, reason) {
      shreddings++;
      await store.destroy(subjectId, (now ?? (() => new Date()))(), reason);
      shreddings++;
      cache.delete(subjectId);
    },
  };
}

/**
 * Keyed digests of a normalised value, one per key of the ring, newest first. The id of the key
 * precedes each digest: `b1.<HMAC in base64url>`.
 */
export function blindIndex(ring: KeyRing, place: string, value: string): readonly string[] {
  const text = `${place}\0${normalise(value)}`;
  return ring.all().map(({ id, key, suite }) => `${id}.${SUITES[suite].mac(key, text)}`);
}
