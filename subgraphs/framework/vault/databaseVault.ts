import type { Connection } from 'mongoose';
import { keyModel } from './keyModel';
import type { VaultKeys } from './keyRing';
import { keyStore } from './keyStore';
import { openVault } from './openVault';
import type { Vault } from './vault';

/** The vault of a subgraph over its own database, whose collection `keys` holds the wrapped keys. */
export function databaseVault(
  connection: Connection,
  options: { readonly subgraph: string; readonly keys: VaultKeys; readonly now?: () => Date },
): Vault {
  return openVault({ ...options, store: keyStore(keyModel(connection)) });
}
