import type { KeyObject } from 'node:crypto';
import { LogFault } from '../../../../schema/log/logFault';
import { rootOf } from '../../../../schema/log/tiles';
import { hashOf, keyIdOf, verifyHead, type TreeHead } from '../../../../schema/log/treeHead';
import { publicJwkSchema, publicKeyOf } from '../../../../schema/signatures/signingJwk';
import type { LogModels } from '../stored/model';
import type { LogKeyRecord, TreeRecord } from '../stored/record';
import { edgeOf, storedHead } from '../stored/treeRecords';

/**
 * The signed head of a stored tree.
 * @throws LogFault when it is missing, its signature is invalid, or it does not match the tree
 */
export async function signedHead(
  models: Pick<LogModels, 'heads' | 'keys'>,
  record: TreeRecord,
): Promise<TreeHead> {
  const { size, logId } = record;
  const head = await storedHead(models, size);
  if (head === null)
    throw new LogFault('HEAD_INVALID', `The signed head of ${size} entries is missing.`);
  const key = await storedKey(models, head.keyId);
  if (head.logId !== logId || !isSignedBy(head, key))
    throw new LogFault('HEAD_INVALID', `The signature of the head of ${size} entries is invalid.`);
  if (head.rootHash !== rootIn(record) || hashOf(head) !== hashOf(record))
    throw new LogFault(
      'NODE_CHANGED',
      `The tree of the disclosure log does not match the signed head of its ${size} entries.`,
    );
  return head;
}

function isSignedBy(head: TreeHead, key: KeyObject): boolean {
  const texts = [head.logId, head.rootHash, head.timestamp, head.keyId, head.signature];
  return texts.every((text) => typeof text === 'string') && verifyHead(head, key);
}

/** The root of a stored tree, hex; undefined when the stored value is not a tree. */
function rootIn(record: TreeRecord): string | undefined {
  try {
    return rootOf(edgeOf(record)).toString('hex');
  } catch (error) {
    // Levels of the wrong type or length.
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
    key = publicKeyOf(publicJwkSchema.parse(found.jwk));
  } catch {
    // The stored value is not a public key: refused below.
  }
  if (key === undefined || keyIdOf(key) !== keyId)
    throw new LogFault(
      'KEY_MISSING',
      `The public key ${keyId} of the disclosure log does not match its id.`,
    );
  return key;
}
