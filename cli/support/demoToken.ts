import { readGatewayConfig } from '../../gateway/config';
import { demoClaims, type DemoCallerOptions } from '../../gateway/authentication/demoCallers';
import { openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import type { Role } from '../../schema/viewer';

/**
 * Issues a token of the demo issuer in DATA_DIR, for a command without --token.
 * @throws Error when tokens come from another issuer, as in production
 */
export async function demoToken(role: Role, options: DemoCallerOptions = {}): Promise<string> {
  const config = readGatewayConfig({ store: false, auth: false, signing: false });
  if (config.production || config.auth.kind === 'oidc')
    throw new Error('--token is missing: tokens come from the issuer behind AUTH_JWKS_URI.');
  const issuer = await openDemoIssuer(config.dataDir);
  return issuer.issue(await demoClaims(role, options, config.dataDir), '1h');
}
