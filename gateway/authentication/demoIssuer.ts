import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, errors, SignJWT, type JWK } from 'jose';
import { AUDIENCE } from './audience';
import { storedSecret } from './storedSecret';
import type { TokenIssuer } from './verifyToken';

/** The name of the issuer in tokens of the token command and of the path `/token`. */
export const DEMO_ISSUER = 'urn:hedong:demo-issuer';

/** The path of the issuer at which callers log in. */
export const LOGIN_PATH = '/oidc';

/** The algorithm with which the login signs. */
export const SIGNING_ALGORITHM = 'ES256';

const KEY_FILE = 'demo-issuer.pem';
const LOGIN_KEY_FILE = 'demo-login.jwk';

/** The built-in issuer of access tokens for demonstration; production refuses it. */
export interface DemoIssuer extends TokenIssuer {
  /** Both names of the issuer: its own, and that of the login once the service listens. */
  readonly issuer: readonly string[];
  readonly audience: string;
  readonly dataDir: string;
  /** The private key with which the login signs. */
  readonly loginKey: JWK;
  /** The URL of the login; undefined before the service listens. */
  readonly loginIssuer: string | undefined;
  /** Sets the base URL under which clients reach the service. */
  listensAt(base: string): void;
  /**
   * Signs an access token with these claims.
   * @param expires lifetime in jose's format: `12h`, `-1m`
   */
  issue(claims: Record<string, unknown>, expires: string): Promise<string>;
}

/**
 * Opens the demo issuer of a data folder. Its keys are generated on first use and stored there, so
 * tokens of another process, or from before a restart, stay valid.
 */
export async function openDemoIssuer(dataDir: string): Promise<DemoIssuer> {
  const privateKey = createPrivateKey(
    await storedSecret(dataDir, KEY_FILE, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ),
  );
  const loginKey = await storedLoginKey(dataDir);
  const publicLoginKey = createPublicKey(
    createPrivateKey({ key: loginKey as Record<string, string>, format: 'jwk' }),
  );
  let loginIssuer: string | undefined;
  return {
    keys: keysOf(createPublicKey(privateKey), {
      ...publicLoginKey.export({ format: 'jwk' }),
      alg: SIGNING_ALGORITHM,
      ...(loginKey.kid !== undefined && { kid: loginKey.kid }),
    }),
    get issuer() {
      return loginIssuer === undefined ? [DEMO_ISSUER] : [DEMO_ISSUER, loginIssuer];
    },
    audience: AUDIENCE,
    dataDir,
    loginKey,
    get loginIssuer() {
      return loginIssuer;
    },
    listensAt(base) {
      loginIssuer = loginUrl(base);
    },
    issue: (claims, expires) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(DEMO_ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(privateKey),
  };
}

/**
 * The URL of the login under the base URL of the service: on this machine, where the service listens
 * on every address.
 */
export function loginUrl(base: string): string {
  const url = base.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:|\/|$)/, '//127.0.0.1');
  return `${url.replace(/\/+$/, '')}${LOGIN_PATH}`;
}

/** The key of the login for its algorithm, and the other key for EdDSA; none for any other. */
function keysOf(key: KeyObject, loginKey: JWK): TokenIssuer['keys'] {
  const loginKeys = createLocalJWKSet({ keys: [loginKey] });
  return async (header, token) => {
    if (header?.alg === SIGNING_ALGORITHM) return loginKeys(header, token);
    if (header?.alg === 'EdDSA') return key;
    throw new errors.JWKSNoMatchingKey();
  };
}

async function storedLoginKey(dataDir: string): Promise<JWK> {
  const text = await storedSecret(dataDir, LOGIN_KEY_FILE, async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = privateKey.export({ format: 'jwk' }) as JWK;
    const kid = await calculateJwkThumbprint(jwk);
    return JSON.stringify({ ...jwk, kid, alg: SIGNING_ALGORITHM, use: 'sig' });
  });
  return JSON.parse(text) as JWK;
}
