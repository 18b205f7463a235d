import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as client from 'openid-client';
import { openBrowser } from '../support/browser';

type Tokens = client.TokenEndpointResponse;

/** A portal with openid-client, whose caller has logged in with `offline_access`. */
export interface PortalLogin {
  readonly first: Tokens;
  logIn(scope: string, clientId?: string): Promise<Tokens>;
  refresh(token: string): Promise<Tokens>;
  revoke(token: string): Promise<void>;
  /** A login with DPoP, and its refresh token used with the same key, another one, and none. */
  boundRefresh(): Promise<{
    readonly token: Tokens;
    sameKey(): Promise<Tokens>;
    otherKey(): Promise<Tokens>;
    noKey(): Promise<Tokens>;
  }>;
  ask(accessToken: string, query: string): Promise<unknown>;
  /** Logs out in a browser. @returns the path of the portal at which it lands */
  logOut(idToken: string, path: string): Promise<{ landed?: string; status: number }>;
  close(): void;
}

export async function logInToPortal(service: string): Promise<PortalLogin> {
  const callback = createServer((_request, response) => response.end('landed'));
  callback.listen(0, '127.0.0.1');
  await once(callback, 'listening');
  const portal = `http://127.0.0.1:${(callback.address() as AddressInfo).port}`;
  const configure = (clientId: string) =>
    client.discovery(new URL(`${service}/oidc`), clientId, undefined, client.None(), {
      execute: [client.allowInsecureRequests],
    });
  const config = await configure('demo-portal');
  const dpop = async () => client.getDPoPHandle(config, await client.randomDPoPKeyPair());

  async function logIn(
    scope: string,
    clientId = 'demo-portal',
    how: client.DPoPOptions = {},
  ): Promise<Tokens> {
    const own = clientId === 'demo-portal' ? config : await configure(clientId);
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const url = client.buildAuthorizationUrl(own, {
      redirect_uri: `${portal}/callback`,
      scope,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      ...(scope.includes('offline_access') && { prompt: 'consent' }),
    });
    const browser = openBrowser();
    const page = await browser.open(url.href);
    const [, name = ''] = /<button name="account" value="[^"]+">([^<]+)/.exec(page.text) ?? [];
    const landing = await browser.press(page, name);
    const checks = { pkceCodeVerifier, expectedState };
    return client.authorizationCodeGrant(own, new URL(landing.url), checks, {}, how);
  }
  const refresh = (token: string, how: client.DPoPOptions = {}) =>
    client.refreshTokenGrant(config, token, {}, how);

  return {
    first: await logIn('openid self offline_access'),
    logIn: (scope, clientId) => logIn(scope, clientId),
    refresh: (token) => refresh(token),
    revoke: (token) => client.tokenRevocation(config, token),
    async boundRefresh() {
      const DPoP = await dpop();
      const token = await logIn('openid self offline_access', 'demo-portal', { DPoP });
      const value = token.refresh_token ?? '';
      return {
        token,
        sameKey: () => refresh(value, { DPoP }),
        otherKey: async () => refresh(value, { DPoP: await dpop() }),
        noKey: () => refresh(value),
      };
    },
    async ask(accessToken, query) {
      const response = await fetch(`${service}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    async logOut(idToken, path) {
      const url = client.buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${portal}${path}`,
        state: 'left',
      });
      const browser = openBrowser();
      const page = await browser.open(url.href);
      if (page.status !== 200) return { status: page.status };
      const { url: landed, status } = await browser.press(page, 'Continue');
      return { landed: landed.slice(portal.length), status };
    },
    close: () => void callback.close(),
  };
}
