import type { SubgraphName } from '../schema/sdl';
import { SUBGRAPHS } from '../subgraphs';
import type { Database } from '../subgraphs/framework/mongo';
import type { NewRow } from '../subgraphs/framework/records/writer/rowFault';
import { recordWriter } from '../subgraphs/framework/records/writer/recordWriter';
import { databaseVault } from '../subgraphs/framework/vault/databaseVault';
import type { VaultKeys } from '../subgraphs/framework/vault/keyRing';
import type { Row } from './row';

/** Writes a batch of a subgraph's records. */
export type WriteRecords = (
  subgraph: SubgraphName,
  documents: readonly Row['document'][],
) => Promise<void>;

const SEED = {
  actor: 'seed',
  reason: '首次归集',
  legalBasis: '全国公共信用信息基础目录（2024年版）',
} as const;

/**
 * Writes the records of a dataset through the product's own record writer, so that a dataset
 * contains no record that the product would refuse.
 * @param today the day of the dataset; the records are written as of its first moment
 */
export function recordBatchWriter(
  databases: ReadonlyMap<SubgraphName, Database>,
  keys: VaultKeys,
  today: string,
): WriteRecords {
  const at = new Date(`${today}T00:00:00+08:00`);
  const writers = new Map(
    SUBGRAPHS.map(({ name, records = [] }) => {
      const { connection } = databases.get(name)!;
      const vault = databaseVault(connection, { subgraph: name, keys });
      return [name, recordWriter(connection, records, vault)] as const;
    }),
  );
  // `recordRows` made the rows of this collection from complete records.
  return (subgraph, documents) =>
    writers.get(subgraph)!.createMany(documents as readonly NewRow[], { ...SEED, at });
}
