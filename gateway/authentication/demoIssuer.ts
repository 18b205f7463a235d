import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { SignJWT } from 'jose';
import { storedSecret } from './storedSecret';
import type { TokenIssuer } from './verifyToken';

const ISSUER = 'urn:hedong:demo-issuer';
const AUDIENCE = 'hedong-credit-gateway';
const KEY_FILE = 'demo-issuer.pem';

/** The built-in issuer of access tokens for demonstration; production refuses it. */
export interface DemoIssuer extends TokenIssuer {
  /**
   * Signs an access token with these claims.
   * @param expires lifetime in jose's format: `12h`, `-1m`
   */
  issue(claims: Record<string, unknown>, expires: string): Promise<string>;
}

/**
 * Opens the demo issuer of a data folder. Its key pair is generated on first use and stored there,
 * so tokens of another process, or from before a restart, stay valid.
 */
export async function openDemoIssuer(dataDir: string): Promise<DemoIssuer> {
  const privateKey = createPrivateKey(
    await storedSecret(dataDir, KEY_FILE, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
  );
  const publicKey: KeyObject = createPublicKey(privateKey);
  return {
    keys: async () => publicKey,
    issuer: ISSUER,
    audience: AUDIENCE,
    issue: (claims, expires) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(privateKey),
  };
}
