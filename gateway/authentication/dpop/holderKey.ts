import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { storedSecret } from '../storedSecret';

/** A key with which its holder proves possession of a token. */
export interface HolderKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
  readonly alg: string;
  /** RFC 7638 thumbprint, to which tokens are bound. */
  readonly jkt: string;
}

/**
 * Reads a private JWK from a file. A missing file is created with a new P-256 key, readable by its
 * owner only.
 * @throws Error with one sentence, which does not quote the file
 */
export async function storedHolderKey(file: string): Promise<HolderKey> {
  const text = await storedSecret(dirname(file), basename(file), () =>
    JSON.stringify(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    ),
  );
  return holderKey(text, file);
}

/**
 * Reads a private JWK from a file.
 * @throws Error with one sentence, which does not quote the file
 */
export async function readHolderKey(file: string): Promise<HolderKey> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The key file ${file} cannot be read.`);
  });
  return holderKey(text, file);
}

async function holderKey(text: string, file: string): Promise<HolderKey> {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({
      key: JSON.parse(text) as Record<string, string>,
      format: 'jwk',
    });
  } catch {
    throw new Error(`The key file ${file} does not contain a private JWK.`);
  }
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const alg = ALGORITHMS[publicJwk.crv ?? publicJwk.kty ?? ''];
  if (alg === undefined) throw new Error(`The key in ${file} must be RSA, or on P-256 or Ed25519.`);
  return { privateKey, publicJwk, alg, jkt: await calculateJwkThumbprint(publicJwk) };
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  'P-256': 'ES256',
  Ed25519: 'EdDSA',
  RSA: 'PS256',
};
