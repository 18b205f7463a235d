import { parseKeyRing, type VaultKeys } from '../../subgraphs/framework/vault/keyRing';
import { openVault } from '../../subgraphs/framework/vault/openVault';
import type { StoredKey } from '../../subgraphs/framework/vault/subjectKey';
import type { Vault } from '../../subgraphs/framework/vault/vault';

/** The text of a key ring with these ids, newest first; ids with `sm` are for the national suite. */
export function ringText(...ids: string[]): string {
  const keys = ids.map((id) => [
    id,
    `${id.startsWith('sm') ? 'sm:' : ''}${Buffer.alloc(32, `key ${id} of a test`).toString('base64url')}`,
  ]);
  return JSON.stringify(Object.fromEntries(keys));
}

/** Key rings with these ids, newest first. */
export function vaultKeysOf(wrapping: readonly string[], index: readonly string[]): VaultKeys {
  return {
    wrapping: parseKeyRing('VAULT_KEYS', ringText(...wrapping)),
    index: parseKeyRing('BLIND_INDEX_KEYS', ringText(...index)),
  };
}

/** Keys of a test's vault, the same in every test. */
export const testVaultKeys = vaultKeysOf(['k1'], ['i1']);

/** The settings by which another process finds the same keys. */
export const testVaultSettings = { VAULT_KEYS: ringText('k1'), BLIND_INDEX_KEYS: ringText('i1') };

/** A vault whose wrapped keys are in memory, for tests without a database. */
export function memoryVault(subgraph = 'test'): Vault {
  const keys = new Map<string, StoredKey>();
  return openVault({
    subgraph,
    keys: testVaultKeys,
    store: {
      read: async (ids) => ids.flatMap((id) => keys.get(id) ?? []),
      add: async (added) => added.forEach((key) => keys.set(key._id, key)),
      renew: async (key) => void keys.set(key._id, key),
      destroy: async (id) => {
        const key = keys.get(id);
        if (key) keys.set(id, { ...key, kek: null, wrapped: null });
      },
    },
  });
}
