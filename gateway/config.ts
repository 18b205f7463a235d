import { PROGRAMS } from '../process/settings/programs';
import { readSettings, type Values as SettingValues } from '../process/settings/readSettings';

// @apollo/gateway exports metrics to its vendor unless this is set before it is constructed.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

/** Who issues the access tokens that the gateway believes. */
export type AuthConfig =
  | {
      readonly kind: 'oidc';
      readonly jwksUri: string;
      readonly issuer: string;
      readonly audience: string;
    }
  | { readonly kind: 'demo' };

/** The gateway's settings, validated and frozen. */
export interface GatewayConfig {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** A real MongoDB; the embedded store when absent. */
  readonly mongodbUri?: string;
  readonly dbPrefix: string;
  readonly auth: AuthConfig;
  /** Whether a caller without a token may read the schema. */
  readonly anonymousIntrospection: boolean;
  /** The key that signs page cursors; made and kept in the data folder when absent. */
  readonly cursorKey?: Buffer;
  /** JWK (JSON) of the Ed25519 key that signs identity assertions to subgraphs over HTTP. */
  readonly identityPrivateKey?: string;
  /** JSON: subgraph → { kid, key } of the request signature's secret, base64url. */
  readonly identityRequestKeys?: string;
  /** Where subgraphs are called, by name, in place of their URLs in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Where clients find this service: what their proofs must name. */
  readonly publicUrl?: string;
  /** The key of DPoP nonces; made and kept in the data folder when absent. */
  readonly nonceKey?: Buffer;
  /** The header in which a proxy in front passes client certificates it has verified. */
  readonly certificateHeader?: string;
  /** The subgraph that is asked about clients, consents and the disclosure log over HTTP. */
  readonly authoritySubgraph?: string;
  readonly logLevel: string;
  /** Milliseconds one client request may take. */
  readonly requestTimeout: number;
  /** Milliseconds one call to a subgraph may take. */
  readonly subgraphTimeout: number;
  /** Milliseconds an answer waits for the disclosure log; after them it is withheld. */
  readonly auditTimeout: number;
  /** How operations are executed: as they were compiled, or by @apollo/gateway alone. */
  readonly executor: 'compiled' | 'stock';
  /** Milliseconds that requests under way are given when the service stops. */
  readonly drainTimeout: number;
}

type Values = SettingValues<typeof PROGRAMS.gateway>;

/**
 * What a process needs of its environment beyond well-formed values: a supergraph without
 * access rules asks for no issuer of tokens; a process without a database asks for none.
 */
export interface ConfigNeeds {
  /** The subgraphs are in this process, so the database must be known here. */
  readonly store: boolean;
  /** The supergraph has access rules, so callers must be told apart. */
  readonly auth: boolean;
  /** Subgraphs are called over HTTP and check who calls. */
  readonly signing: boolean;
}

/**
 * Reads and validates the whole environment of a gateway process.
 * @param overrides settings of the command line, which win over the environment
 * @throws Error listing every fault, one sentence each, none with a secret's value
 */
export function readGatewayConfig(
  needs: ConfigNeeds,
  overrides: Readonly<Record<string, string>> = {},
  env: NodeJS.ProcessEnv = process.env,
): GatewayConfig {
  // What other parts of the process read is checked as well: a start names all faults at once.
  const settings = needs.store ? PROGRAMS.start : PROGRAMS.gateway;
  const values = readSettings(
    settings,
    { ...env, ...overrides },
    {
      check: (read) => contradictions(read, needs),
    },
  );
  return Object.freeze(toConfig(values));
}

function contradictions(values: Values, needs: ConfigNeeds): string[] {
  const faults: string[] = [];
  const auth = ['AUTH_JWKS_URI', 'AUTH_ISSUER', 'AUTH_AUDIENCE'] as const;
  const missing = auth.filter((name) => values[name] === undefined);
  if (missing.length > 0 && missing.length < auth.length)
    faults.push(
      `AUTH_JWKS_URI, AUTH_ISSUER and AUTH_AUDIENCE go together; ${missing.join(', ')} is missing.`,
    );
  if (values.NODE_ENV !== 'production') return faults;
  if (needs.auth && missing.length === auth.length)
    faults.push(
      'AUTH_JWKS_URI, AUTH_ISSUER and AUTH_AUDIENCE must be set: production refuses the demo keys.',
    );
  if (needs.store && values.MONGODB_URI === undefined)
    faults.push('MONGODB_URI must be set: production refuses the embedded store.');
  if (needs.store && values.CURSOR_KEY === undefined)
    faults.push('CURSOR_KEY must be set in production.');
  if (needs.signing && values.IDENTITY_PRIVATE_KEY === undefined)
    faults.push('IDENTITY_PRIVATE_KEY must be set in production.');
  if (needs.signing && values.IDENTITY_REQUEST_KEYS === undefined)
    faults.push('IDENTITY_REQUEST_KEYS must be set in production.');
  if (needs.auth && values.PUBLIC_URL === undefined)
    faults.push('PUBLIC_URL must be set in production: what proofs name is held against it.');
  if (needs.auth && values.DPOP_NONCE_KEY === undefined)
    faults.push('DPOP_NONCE_KEY must be set in production.');
  if (needs.auth && values.ANONYMOUS_INTROSPECTION === 'true')
    faults.push('ANONYMOUS_INTROSPECTION must not be true in production.');
  return faults;
}

function toConfig(values: Values): GatewayConfig {
  const production = values.NODE_ENV === 'production';
  const { AUTH_JWKS_URI: jwksUri, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = values;
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    ...(values.MONGODB_URI !== undefined && { mongodbUri: values.MONGODB_URI }),
    dbPrefix: values.MONGODB_DB_PREFIX,
    auth:
      jwksUri !== undefined && issuer !== undefined && audience !== undefined
        ? Object.freeze({ kind: 'oidc', jwksUri, issuer, audience })
        : Object.freeze({ kind: 'demo' }),
    anonymousIntrospection: values.ANONYMOUS_INTROSPECTION === 'true',
    ...(values.CURSOR_KEY !== undefined && { cursorKey: values.CURSOR_KEY }),
    ...(values.IDENTITY_PRIVATE_KEY !== undefined && {
      identityPrivateKey: values.IDENTITY_PRIVATE_KEY,
    }),
    ...(values.IDENTITY_REQUEST_KEYS !== undefined && {
      identityRequestKeys: values.IDENTITY_REQUEST_KEYS,
    }),
    subgraphUrls: values.SUBGRAPH_URLS,
    ...(values.PUBLIC_URL !== undefined && { publicUrl: values.PUBLIC_URL }),
    ...(values.DPOP_NONCE_KEY !== undefined && { nonceKey: values.DPOP_NONCE_KEY }),
    ...(values.MTLS_CERTIFICATE_HEADER !== undefined && {
      certificateHeader: values.MTLS_CERTIFICATE_HEADER,
    }),
    ...(values.AUTHORITY_SUBGRAPH !== undefined && {
      authoritySubgraph: values.AUTHORITY_SUBGRAPH,
    }),
    logLevel: values.LOG_LEVEL,
    requestTimeout: values.REQUEST_TIMEOUT_MS,
    subgraphTimeout: values.SUBGRAPH_TIMEOUT_MS,
    auditTimeout: values.AUDIT_TIMEOUT_MS,
    executor: values.EXECUTOR,
    drainTimeout: values.DRAIN_TIMEOUT_MS,
  };
}
