import { randomBytes } from 'node:crypto';
import { storedSecret } from './storedSecret';

const FILE = 'dpop-nonce.key';

/** The key of DPoP nonces of a data folder. It is generated on first use and survives restarts. */
export async function storedNonceKey(dataDir: string): Promise<Buffer> {
  const text = await storedSecret(dataDir, FILE, () => randomBytes(32).toString('base64url'));
  return Buffer.from(text.trim(), 'base64url');
}
