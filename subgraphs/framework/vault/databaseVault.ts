import type { Connection } from 'mongoose';
import { keyModel } from './keyModel';
import type { VaultKeys } from './keyRing';
import { keyStore } from './keyStore';
import { openVault } from './openVault';
import type { Vault } from './vault';

/** The vault of a subgraph; the wrapped keys are in the collection `keys` of its own database. */
export function databaseVault(
  connection: Connection,
  options: { readonly subgraph: string; readonly keys: VaultKeys; readonly now?: () => Date },
): Vault {
  return openVault({ ...options, store: keyStore(keyModel(connection)) });
}
