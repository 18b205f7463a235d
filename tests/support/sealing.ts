import type { Connection, Model } from 'mongoose';
import type { SubgraphDefinition } from '../../subgraphs/framework/definition';
import { databaseVault } from '../../subgraphs/framework/vault/databaseVault';
import { sealDocument } from '../../subgraphs/framework/vault/sealedFields';
import type { Vault } from '../../subgraphs/framework/vault/vault';
import { testVaultKeys } from './vault';

/**
 * Makes the models of a test's connection seal inserted documents, as the product's writers do, so
 * that a case passes plain documents. Returns the vault.
 */
export function sealInserts(connection: Connection, definition: SubgraphDefinition): Vault {
  const vault = databaseVault(connection, { subgraph: definition.name, keys: testVaultKeys });
  for (const fields of definition.sealed ?? []) {
    for (const model of Object.values(connection.models) as Model<object>[]) {
      if (model.collection.name !== fields.collection) continue;
      const insertMany = model.insertMany.bind(model) as (documents: object[]) => Promise<unknown>;
      // The kind of a record decides which of its fields are sealed.
      const kind = model.baseModelName ? { type: model.modelName } : {};
      const sealed = (document: object) => sealDocument(vault, fields, { ...document, ...kind });
      const write = async (documents: object[]) =>
        insertMany(await Promise.all(documents.map(sealed)));
      Object.assign(model, {
        insertMany: write,
        create: (document: object) => write([document].flat()),
      });
    }
  }
  return vault;
}
