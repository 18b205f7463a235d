import { randomUUID } from 'node:crypto';
import { checkOperation } from '../../../schema/safelist/checkOperation';
import { operationId } from '../../../schema/safelist/operationId';
import { apiSchema } from './apiSchema';
import { changeSafelist } from './changeSafelist';
import type { SafelistModels } from './model';
import type { OperationRecord, SafelistRecord } from './record';

/** A safelist of an earlier version, which stored it as a file. */
export interface EarlierSafelist {
  readonly clientId: string;
  readonly operations: readonly { readonly document: string; readonly addedAt: Date }[];
}

/** The actor in the change log. Anybody with the database's credentials can run an import. */
const ACTOR = 'import';

/**
 * Writes a safelist that an earlier version stored as a file, unless the client has or had a list
 * in the registry. Operations are not validated: the client was allowed to send them, and an
 * invalid one is refused when it is sent.
 * @returns whether the list was written
 */
export async function importSafelist(
  models: SafelistModels,
  { clientId, operations }: EarlierSafelist,
  now: Date,
): Promise<boolean> {
  for (const model of [models.list, models.operation, models.change]) await model.createIndexes();
  if ((await models.list.findById(clientId).lean<SafelistRecord>().exec()) !== null) return false;
  const insert = operations.map(({ document, addedAt }): OperationRecord => {
    const { name, kind } = checkOperation(apiSchema(), document);
    return {
      _id: randomUUID(),
      clientId,
      draft: null,
      hash: operationId(document),
      name,
      kind,
      document,
      bytes: Buffer.byteLength(document),
      aliases: [],
      addedAt,
      addedBy: ACTOR,
      expiresAt: null,
    };
  });
  await changeSafelist(models, {
    clientId,
    action: 'IMPORT',
    idempotency: { key: `${ACTOR}:${clientId}`, digests: [ACTOR] },
    actor: ACTOR,
    now,
    version: 0,
    edit: async () => ({ restricted: true, insert }),
  });
  return true;
}
