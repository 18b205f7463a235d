import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { storedSecret } from '../gateway/authentication/storedSecret';
import { thumbprint } from '../subgraphs/subjects/client/publicKeys';
import type { PublicJwk } from '../subgraphs/subjects/client/record';

/** File in the data folder with the private key of the demo partner with bound tokens. */
const PARTNER_KEY_FILE = 'demo-partner.jwk';

/** The public key of that partner; the pair is generated and stored on first use. */
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
