import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';

/** An issuer of access tokens outside the product: it publishes its keys and signs claims. */
export interface Issuer {
  readonly url: string;
  token(claims: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

/** @param audience of its tokens */
export async function startIssuer(audience: string): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'issuer', alg: 'EdDSA', use: 'sig' }];
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: 'issuer' })
        .setIssuer(url)
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
