import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MAX_ENTRIES = 5000;
/** Characters of all entries. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
const MAX_REPLAY_IDS = 20_000;

type Entries = LRUCache<string, AdapterPayload>;

/**
 * Stores what oidc-provider must remember, in memory and within limits: codes, grants, pushed
 * requests, logins in progress, refresh tokens, ids of used assertions and proofs. Sessions are
 * stored without their caller, so each login asks for one. Clients come from the registry.
 * @param findClient the metadata of a registered client
 */
export function boundedAdapter(
  findClient: (id: string) => Promise<AdapterPayload | undefined>,
): AdapterFactory {
  const entries: Entries = new LRUCache({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (payload) => JSON.stringify(payload).length,
  });
  // Apart, so that other entries never evict an id that must not be used again.
  const replays: Entries = new LRUCache({ max: MAX_REPLAY_IDS });
  return (model) => {
    if (model === 'Client') return { ...NOTHING, find: findClient };
    if (model === 'Session') return withoutCaller(inMemory(model, entries));
    return inMemory(model, model === 'ReplayDetection' ? replays : entries);
  };
}

function inMemory(model: string, entries: Entries): Adapter {
  const keyOf = (id: string) => `${model}:${id}`;
  return {
    ...NOTHING,
    async upsert(id, payload, expiresIn) {
      entries.set(keyOf(id), payload, expiresIn === undefined ? {} : { ttl: expiresIn * 1000 });
    },
    find: async (id) => entries.get(keyOf(id)),
    async consume(id) {
      const payload = entries.get(keyOf(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      entries.delete(keyOf(id));
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of entries.entries())
        if (payload.grantId === grantId && key.startsWith(`${model}:`)) entries.delete(key);
    },
  };
}

/** What a session is stored with: the state of a logout in progress. */
const SESSION_MEMBERS = ['iat', 'exp', 'uid', 'jti', 'kind', 'state'] as const;

function withoutCaller(sessions: Adapter): Adapter {
  return {
    ...sessions,
    upsert(id, payload, expiresIn) {
      const kept = SESSION_MEMBERS.filter((name) => payload[name] !== undefined);
      const stored = Object.fromEntries(kept.map((name) => [name, payload[name]]));
      return sessions.upsert(id, stored, expiresIn);
    },
  };
}

const NOTHING: Adapter = Object.freeze({
  upsert: async () => undefined,
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
});
