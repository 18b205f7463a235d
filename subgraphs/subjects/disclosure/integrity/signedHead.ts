import { createPublicKey, type KeyObject } from 'node:crypto';
import { LogFault } from '../../../../schema/log/logFault';
import { rootOf } from '../../../../schema/log/tiles';
import { keyIdOf, verifyHead, type TreeHead } from '../../../../schema/log/treeHead';
import type { LogModels } from '../stored/model';
import type { HeadRecord, LogKeyRecord, TreeRecord } from '../stored/record';
import { edgeOf, headOf } from '../stored/treeRecords';

/**
 * The signed head of a tree as it is stored.
 * @throws LogFault when there is none, or it is not signed by a key of the log, or not for this tree
 */
export async function signedHead(
  models: Pick<LogModels, 'heads' | 'keys'>,
  record: TreeRecord,
): Promise<TreeHead> {
  const { size, logId } = record;
  const found = await models.heads.findById(size).lean<HeadRecord>();
  if (found === null)
    throw new LogFault('HEAD_INVALID', `The signed head of ${size} entries is missing.`);
  const head = headOf(found);
  const key = await storedKey(models, head.keyId);
  if (head.logId !== logId || !isSignedBy(head, key))
    throw new LogFault('HEAD_INVALID', `The signature of the head of ${size} entries is invalid.`);
  if (head.rootHash !== rootIn(record))
    throw new LogFault(
      'NODE_CHANGED',
      `The disclosure log does not fit the head that was signed for its ${size} entries.`,
    );
  return head;
}

function isSignedBy(head: TreeHead, key: KeyObject): boolean {
  const texts = [head.logId, head.rootHash, head.timestamp, head.keyId, head.signature];
  return texts.every((text) => typeof text === 'string') && verifyHead(head, key);
}

/** The root of a stored tree, hex; undefined where what is stored is none. */
function rootIn(record: TreeRecord): string | undefined {
  try {
    return rootOf(edgeOf(record)).toString('hex');
  } catch (error) {
    // Levels of the wrong type or length: no tree that was ever stored.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

async function storedKey({ keys }: Pick<LogModels, 'keys'>, keyId: string): Promise<KeyObject> {
  const found = await keys.findById(String(keyId)).lean<LogKeyRecord>();
  if (found === null)
    throw new LogFault('KEY_MISSING', `The public key ${keyId} of the disclosure log is missing.`);
  let key: KeyObject | undefined;
  try {
    key = createPublicKey({ key: { ...found.jwk }, format: 'jwk' });
  } catch {
    // No public key can be read from what is stored: judged below like any other key.
  }
  if (key === undefined || keyIdOf(key) !== keyId)
    throw new LogFault(
      'KEY_MISSING',
      `The public key ${keyId} of the disclosure log is not the one its id names.`,
    );
  return key;
}
