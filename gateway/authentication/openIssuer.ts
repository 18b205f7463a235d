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
  readonly demoLogin?: boolean;
  stop(this: void): void;
}

/**
 * Opens the issuer that the settings name, or the demo issuer when they name none. A supergraph
 * without access rules needs no issuer.
 */
export async function openIssuer(
  config: Pick<GatewayConfig, 'auth' | 'production' | 'dataDir' | 'demoLogin'>,
  { hasAccessRules }: { readonly hasAccessRules: boolean },
  log: Logger,
): Promise<OpenedIssuer> {
  const { auth, production, dataDir, demoLogin } = config;
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
  if (demoLogin === 'remote' && !production)
    log.warn(
      'The demonstration login is off: HOST or PUBLIC_URL is not an address of this machine, and everybody who reaches the service could log in as anybody. Set DEMO_LOGIN=anywhere to allow that.',
    );
  return {
    verifyToken: tokenVerifier(demoIssuer),
    ...(!production && { demoIssuer, demoLogin: demoLogin === 'on' }),
    stop: () => undefined,
  };
}
