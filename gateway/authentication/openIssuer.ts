import type { Logger } from 'pino';
import type { GatewayConfig } from '../config';
import type { TokenVerifier } from './authenticate';
import { openDemoIssuer, type DemoIssuer } from './demoIssuer';
import { discoveredKeys, type IssuerKeys } from './discoveredKeys';
import { remoteKeys, tokenVerifier } from './verifyToken';

/** The issuer of access tokens, as a gateway uses it. */
export interface OpenedIssuer {
  /** Absent where every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  readonly authorizationServer?: string;
  readonly issuerReady?: () => boolean;
  readonly demoIssuer?: DemoIssuer;
  stop(this: void): void;
}

/**
 * Opens the issuer that the settings name, or the demo issuer when they name none. A supergraph
 * without access rules needs no issuer.
 */
export async function openIssuer(
  { auth, production, dataDir }: Pick<GatewayConfig, 'auth' | 'production' | 'dataDir'>,
  { hasAccessRules }: { readonly hasAccessRules: boolean },
  log: Logger,
): Promise<OpenedIssuer> {
  if (auth.kind === 'oidc') {
    const { issuer, jwksUri, audience, claims } = auth;
    const found: IssuerKeys =
      jwksUri === undefined
        ? discoveredKeys(issuer, log)
        : { keys: remoteKeys(jwksUri), ready: () => true, stop: () => undefined };
    return {
      verifyToken: tokenVerifier({ keys: found.keys, issuer, audience }, claims),
      authorizationServer: issuer,
      issuerReady: () => found.ready(),
      stop: () => found.stop(),
    };
  }
  if (!hasAccessRules) return { stop: () => undefined };
  const demoIssuer = await openDemoIssuer(dataDir);
  return {
    verifyToken: tokenVerifier(demoIssuer),
    ...(!production && { demoIssuer }),
    stop: () => undefined,
  };
}
