import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { storedSecret } from '../gateway/authentication/storedSecret';
import { thumbprint } from '../subgraphs/subjects/client/publicKeys';
import type { PublicJwk } from '../subgraphs/subjects/client/record';

/** Where the demonstration's bound partner has its private key, in the data folder. */
const PARTNER_KEY_FILE = 'demo-partner.jwk';

/** The public key of the bound partner; the pair is made at the first asking and kept. */
export async function partnerKey(dataDir: string): Promise<PublicJwk> {
  const text = await storedSecret(dataDir, PARTNER_KEY_FILE, () =>
    JSON.stringify(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    ),
  );
  const privateKey = createPrivateKey({
    key: JSON.parse(text) as Record<string, string>,
    format: 'jwk',
  });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as PublicJwk;
  return { ...jwk, kid: thumbprint(jwk), alg: 'ES256', use: 'sig' };
}
