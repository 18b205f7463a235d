import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';

/** An issuer of access tokens outside the product: it publishes its keys and signs claims. */
export interface Issuer {
  /** Its name, at which its metadata is published. */
  readonly url: string;
  readonly jwksUri: string;
  /** Signs with the newest key. */
  token(claims: Record<string, unknown>): Promise<string>;
  /** Replaces its key by a new one. */
  rotate(): void;
  stop(): Promise<void>;
}

export interface IssuerOptions {
  readonly port?: number;
  /** Paths at which it publishes its metadata. */
  readonly metadataPaths?: readonly string[];
  /** The name in its metadata, when it is not its own. */
  readonly name?: string;
}

/** @param audience of its tokens */
export async function startIssuer(
  audience: string,
  { port = 0, metadataPaths = ['/.well-known/openid-configuration'], name }: IssuerOptions = {},
): Promise<Issuer> {
  let key: { readonly kid: string; readonly pair: { privateKey: KeyObject; publicKey: KeyObject } };
  let made = 0;
  const rotate = () => {
    key = { kid: `issuer-${++made}`, pair: generateKeyPairSync('ed25519') };
  };
  rotate();
  const keys = async () => [
    { ...(await exportJWK(key.pair.publicKey)), kid: key.kid, alg: 'EdDSA', use: 'sig' },
  ];
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (metadataPaths.includes(request.url ?? ''))
      send(200, { issuer: name ?? url, jwks_uri: `${url}/jwks` });
    else if (request.url === '/jwks') void keys().then((jwks) => send(200, { keys: jwks }));
    else send(404, {});
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    jwksUri: `${url}/jwks`,
    token: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
        .setIssuer(url)
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(key.pair.privateKey),
    rotate,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
