import type { Registry, Safelist } from '../../../schema/registry';
import type { SafelistModels } from './model';
import type { OperationRecord, SafelistRecord } from './record';

const MAX_ATTEMPTS = 3;

/** The safelists, as the gateway uses them. */
export function safelistRegistry({ list, operation }: SafelistModels): Pick<Registry, 'safelist'> {
  const stateOf = (clientId: string) => restrictedVersion({ list }, clientId);

  async function operationsOf(clientId: string): Promise<Safelist['operations']> {
    const rows = await operation
      .find({ clientId, draft: null }, { _id: 0, hash: 1, aliases: 1, document: 1 })
      .lean<Pick<OperationRecord, 'hash' | 'aliases' | 'document'>[]>()
      .exec();
    return rows.map(({ hash, aliases, document }) => ({ id: hash, aliases, document }));
  }

  return {
    async safelist(clientId) {
      let version = await stateOf(clientId);
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        if (version === undefined) return null;
        const operations = await operationsOf(clientId);
        const after = await stateOf(clientId);
        // The list was replaced between the reads.
        if (after === version) return { version, operations };
        version = after;
      }
      throw new Error('A safelist changes too often to be read.');
    },
  };
}

/** The version of the safelist that restricts a client; undefined if none does. */
export async function restrictedVersion(
  { list }: Pick<SafelistModels, 'list'>,
  clientId: string,
): Promise<number | undefined> {
  const found = await list
    .findOne({ _id: clientId, restricted: true }, { version: 1 })
    .lean<Pick<SafelistRecord, 'version'>>()
    .exec();
  return found?.version;
}
