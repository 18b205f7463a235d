import { readGatewayConfig } from '../../gateway/config';
import { demoClaims, type DemoCallerOptions } from '../../gateway/authentication/demoCallers';
import { openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import { storedHolderKey } from '../../gateway/authentication/dpop/holderKey';
import type { Role } from '../../schema/viewer';

/** How a demo token is issued. */
export interface DemoTokenOptions {
  readonly caller?: DemoCallerOptions;
  /** How long it is valid: 30s, 15m, 12h. */
  readonly expires?: string;
  /** The data folder of the issuer; that of DATA_DIR by default. */
  readonly dataDir?: string | undefined;
  /** File of the private JWK that it is bound to, which is created if missing. */
  readonly keyFile?: string | undefined;
  /** The error's message where the demo issuer is off. */
  readonly off?: string;
}

/**
 * Issues a token of the demo issuer in a data folder.
 * @throws Error where tokens come from another issuer, as in production
 */
export async function demoToken(
  role: Role,
  {
    caller = {},
    expires = '1h',
    dataDir: folder,
    keyFile,
    off = '--token is missing: tokens come from the issuer in AUTH_ISSUER.',
  }: DemoTokenOptions = {},
): Promise<string> {
  const { production, auth, dataDir } = readGatewayConfig(
    { store: false, auth: false, signing: false },
    folder === undefined ? {} : { DATA_DIR: folder },
  );
  if (production || auth.kind === 'oidc') throw new Error(off);
  const claims = await demoClaims(role, caller, dataDir);
  const issuer = await openDemoIssuer(dataDir);
  if (keyFile === undefined) return issuer.issue(claims, expires);
  const { jkt } = await storedHolderKey(keyFile);
  return issuer.issue({ ...claims, cnf: { jkt } }, expires);
}
