import type { SubgraphName } from '../schema/sdl';
import { SUBGRAPHS } from '../subgraphs';
import type { Database } from '../subgraphs/framework/mongo';
import { RECORDS } from '../subgraphs/framework/records/recordModels';
import { databaseVault } from '../subgraphs/framework/vault/databaseVault';
import type { VaultKeys } from '../subgraphs/framework/vault/keyRing';
import { sealDocument } from '../subgraphs/framework/vault/sealedFields';
import type { Row } from './row';

/** Encrypts the documents of a batch. */
export type SealRows = (
  subgraph: SubgraphName,
  collection: string,
  documents: Row['document'][],
) => Promise<Row['document'][]>;

/**
 * Encrypts the sealed fields of all documents besides records, which their own writer encrypts. The
 * keys of a batch's subjects are created together, so that a batch needs the same small number of
 * round trips whatever its size.
 */
export function rowSealer(
  databases: ReadonlyMap<SubgraphName, Database>,
  keys: VaultKeys,
): SealRows {
  const sealers = new Map(
    SUBGRAPHS.flatMap(({ name, sealed = [] }) => {
      const vault = databaseVault(databases.get(name)!.connection, { subgraph: name, keys });
      const others = sealed.filter(({ collection }) => collection !== RECORDS);
      return others.map((fields) => [`${name}.${fields.collection}`, { vault, fields }] as const);
    }),
  );
  return async (subgraph, collection, documents) => {
    const sealer = sealers.get(`${subgraph}.${collection}`);
    if (!sealer) return documents;
    return Promise.all(
      documents.map((document) => sealDocument(sealer.vault, sealer.fields, document)),
    );
  };
}
