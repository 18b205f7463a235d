import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { HolderKey } from './holderKey';
import type { ProvenRequest } from './proofs';

/** Creates one proof for one request, as a client does. Source: RFC 9449, section 4.2. */
export async function makeProof(
  { privateKey, publicJwk, alg }: Pick<HolderKey, 'privateKey' | 'publicJwk' | 'alg'>,
  { method, url, accessToken, nonce }: ProvenRequest & { readonly nonce?: string },
): Promise<string> {
  return new SignJWT({
    jti: randomUUID(),
    htm: method,
    htu: url,
    ...(accessToken !== undefined && {
      ath: createHash('sha256').update(accessToken).digest('base64url'),
    }),
    ...(nonce !== undefined && { nonce }),
  })
    .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk: publicJwk })
    .setIssuedAt()
    .sign(privateKey);
}
