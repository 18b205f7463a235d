import type { Connection, Model } from 'mongoose';
import type { SubgraphDefinition } from '../../subgraphs/kit/definition';
import { databaseVault } from '../../subgraphs/kit/vault/databaseVault';
import { sealDocument } from '../../subgraphs/kit/vault/sealedFields';
import type { Vault } from '../../subgraphs/kit/vault/vault';
import { testVaultKeys } from './vault';

/**
 * Makes the models of a test's connection seal what they insert, as whoever writes in the product
 * does, so that a case gives its documents plainly. Returns the vault they seal with.
 */
export function sealInserts(connection: Connection, definition: SubgraphDefinition): Vault {
  const vault = databaseVault(connection, { subgraph: definition.name, keys: testVaultKeys });
  for (const fields of definition.sealed ?? []) {
    const model = Object.values(connection.models).find(
      ({ collection }) => collection.name === fields.collection,
    ) as Model<object>;
    const insertMany = model.insertMany.bind(model) as (documents: object[]) => Promise<unknown>;
    const write = async (documents: object[]) =>
      insertMany(
        await Promise.all(documents.map((document) => sealDocument(vault, fields, document))),
      );
    Object.assign(model, {
      insertMany: write,
      create: (document: object) => write([document].flat()),
    });
  }
  return vault;
}
