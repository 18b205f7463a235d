import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as dpop from 'dpop';
import { importJWK, SignJWT, type JWK } from 'jose';
import * as oauth from 'oauth4webapi';
import { openBrowser } from '../support/browser';

const CLIENT = 'demo-cooperative';
const INSECURE = { [oauth.allowInsecureRequests]: true } as const;

/** The private key of the demo partner, which the seed wrote to the data folder. */
const partnerJwk = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'demo-partner.jwk'), 'utf8')) as JWK;

/**
 * A clerk of the partner logs in, and asks. The client finds everything from the refusal of its
 * first query: the metadata of the resource (RFC 9728), the issuer, its metadata; then it pushes
 * its request (RFC 9126) with private_key_jwt and DPoP, and exchanges the code.
 */
export async function clerkAnswer(
  service: string,
  dataDir: string,
  query: string,
): Promise<unknown> {
  const endpoint = new URL('/graphql', service);
  const refused = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: 'DPoP none', 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const [, metadata = ''] =
    /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '') ?? [];
  const resource = await oauth.processResourceDiscoveryResponse(endpoint, await fetch(metadata));
  const issuer = new URL(resource.authorization_servers?.[0] ?? '');
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { ...INSECURE, algorithm: 'oauth2' }),
  );
  const client: oauth.Client = { client_id: CLIENT };
  const authenticate = await authentication(server, dataDir);
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
  const options = { ...INSECURE, DPoP };

  const callback = createServer().listen(0, '127.0.0.1');
  await once(callback, 'listening');
  const redirect = `http://127.0.0.1:${(callback.address() as AddressInfo).port}/callback`;
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const parameters = {
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid lending',
    resource: resource.resource,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  };
  const pushed = await withNonce(async () =>
    oauth.processPushedAuthorizationResponse(
      server,
      client,
      await oauth.pushedAuthorizationRequest(server, client, authenticate, parameters, options),
    ),
  );
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id: CLIENT,
    request_uri: pushed.request_uri,
  }).toString();
  const browser = openBrowser();
  callback.on('request', (_request, response) => response.end('done'));
  const landing = await browser.press(await browser.open(url.href), 'Clerk of the partner');
  callback.close();
  if (landing.text !== 'done') throw new Error(`The login failed: ${landing.text}`);

  const code = oauth.validateAuthResponse(server, client, new URL(landing.url), state);
  const tokens = await withNonce(async () =>
    oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authenticate,
        code,
        redirect,
        verifier,
        options,
      ),
      { requireIdToken: true },
    ),
  );
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = await withNonce(() =>
    oauth.protectedResourceRequest(
      tokens.access_token,
      'POST',
      endpoint,
      headers,
      JSON.stringify({ query }),
      options,
    ),
  );
  return answer.json();
}

/** Repeats a request once with the nonce that its refusal gave. */
async function withNonce<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return request();
  }
}

/** The partner itself, with one token of its own. */
export async function partnerOf(service: string, dataDir: string) {
  const issuer = new URL('/oidc', service);
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, INSECURE),
  );
  const client: oauth.Client = { client_id: CLIENT };
  const options = { ...INSECURE, DPoP: oauth.DPoP(client, await oauth.generateKeyPair('ES256')) };
  const authenticate = await authentication(server, dataDir);
  const token = await withNonce(async () =>
    oauth.processClientCredentialsResponse(
      server,
      client,
      await oauth.clientCredentialsGrantRequest(
        server,
        client,
        authenticate,
        { scope: 'lending' },
        options,
      ),
    ),
  );
  return {
    async ask(query: string, consent?: string): Promise<any> {
      const headers = new Headers({ 'content-type': 'application/json' });
      if (consent !== undefined) headers.set('consent', consent);
      const response = await withNonce(() =>
        oauth.protectedResourceRequest(
          token.access_token,
          'POST',
          new URL('/graphql', service),
          headers,
          JSON.stringify({ query }),
          options,
        ),
      );
      return response.json();
    },
  };
}

/** private_key_jwt with the key of the partner. FAPI 2.0: the audience is the issuer alone. */
async function authentication(
  server: oauth.AuthorizationServer,
  dataDir: string,
): Promise<oauth.ClientAuth> {
  const key = (await importJWK(partnerJwk(dataDir), 'ES256')) as oauth.CryptoKey;
  return oauth.PrivateKeyJwt(key, {
    [oauth.modifyAssertion]: (_header, payload) => void (payload['aud'] = server.issuer),
  });
}

/** A token from `/token`, with an assertion and proofs made by hand: first without a nonce. */
export async function tokenWithoutLibrary(
  service: string,
  dataDir: string,
): Promise<{ refusal: string; token: Record<string, unknown> }> {
  const url = `${service}/token`;
  const key = await importJWK(partnerJwk(dataDir), 'ES256');
  const keys = await dpop.generateKeyPair('ES256');
  const send = async (nonce?: string) => {
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(CLIENT)
      .setSubject(CLIENT)
      .setAudience(url)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(key);
    return fetch(url, {
      method: 'POST',
      headers: { dpop: await dpop.generateProof(keys, url, 'POST', nonce) },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope: 'lending',
      }),
    });
  };
  const first = await send();
  const { error } = (await first.json()) as { error: string };
  const second = await send(first.headers.get('dpop-nonce') ?? undefined);
  return { refusal: error, token: (await second.json()) as Record<string, unknown> };
}
