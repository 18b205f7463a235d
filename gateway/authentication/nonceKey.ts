import { randomBytes } from 'node:crypto';
import { keptSecret } from './keptSecret';

const FILE = 'dpop-nonce.key';

/** The key of DPoP nonces of a data folder, made at the first asking: a restart keeps it. */
export async function keptNonceKey(dataDir: string): Promise<Buffer> {
  const text = await keptSecret(dataDir, FILE, () => randomBytes(32).toString('base64url'));
  return Buffer.from(text.trim(), 'base64url');
}
