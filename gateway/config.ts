import { subgraphTlsSettings, type SubgraphTlsSettings } from '../process/followSubgraphTls';
import { PROGRAMS } from '../process/settings/programs';
import { readSettings, type Values as SettingValues } from '../process/settings/readSettings';
import { subgraphTlsFaults } from '../process/settings/subgraphTls';
import { secretFileSettings } from '../process/settingsFromFiles';
import type { CompressionMode } from './http/compression';
import type { CorsSettings } from './http/cors';
import { defaultAudience } from './authentication/audience';
import type { ClaimMapping } from './authentication/claims';

// @apollo/gateway exports metrics to its vendor unless this is set before it is constructed.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

/** The issuer whose access tokens the gateway accepts. */
export type AuthConfig =
  | {
      readonly kind: 'oidc';
      readonly issuer: string;
      /** The address of the issuer's keys; its metadata names it when absent. */
      readonly jwksUri?: string;
      /** The audiences of which a token must name one. */
      readonly audience: readonly string[];
      /** How the issuer names the claims. */
      readonly claims: ClaimMapping;
    }
  | { readonly kind: 'demo' };

/** The gateway's settings, validated and frozen. */
export interface GatewayConfig {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** URI of a MongoDB; the embedded database when absent. */
  readonly mongodbUri?: string;
  readonly dbPrefix: string;
  readonly auth: AuthConfig;
  /**
   * Whether the demo issuer logs callers in; `remote` where it does not because others than this
   * machine could reach it.
   */
  readonly demoLogin: 'on' | 'off' | 'remote';
  /** Whether a caller without a token may read the schema. */
  readonly anonymousIntrospection: boolean;
  /** The key that signs page cursors; generated and stored in the data folder when absent. */
  readonly cursorKey?: Buffer;
  /** JWK (JSON) of the key for Ed25519 or SM2 that signs identity assertions to subgraphs over HTTP. */
  readonly identityPrivateKey?: string;
  /** JSON: subgraph → { kid, key } of the secret that signs requests, base64url. */
  readonly identityRequestKeys?: string;
  /** The settings `…_FILE` of both keys: files that are read again when they change. */
  readonly identityFiles?: Readonly<Record<string, string>>;
  /** URLs of subgraphs by name; they override those in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Base URL under which clients reach this service. DPoP proofs must name it. */
  readonly publicUrl?: string;
  /** Proxies whose headers about the client are believed. */
  readonly trustedProxies?: readonly string[];
  /** The key of DPoP nonces; generated and stored in the data folder when absent. */
  readonly nonceKey?: Buffer;
  /** The header in which a trusted proxy passes the client certificate. */
  readonly certificateHeader?: string;
  /** The settings of the trusted CAs, certificate and key for subgraphs with `https` URLs. */
  readonly subgraphTls?: SubgraphTlsSettings;
  /**
   * The subgraph whose registry the gateway calls over HTTP for clients, consents and the
   * disclosure log.
   */
  readonly registrySubgraph?: string;
  /** The origins whose pages may call the service from a browser. */
  readonly cors: CorsSettings;
  /** Which answers are compressed. */
  readonly compression: CompressionMode;
  readonly logLevel: string;
  /** Milliseconds one client request may take. */
  readonly requestTimeout: number;
  /** Milliseconds one call to a subgraph may take. */
  readonly subgraphTimeout: number;
  /** Milliseconds a response waits for the disclosure log; after that it is withheld. */
  readonly auditTimeout: number;
  /** The executor of operations: compiled, or that of @apollo/gateway. */
  readonly executor: 'compiled' | 'stock';
  /** Share of its time, in percent, that a busy process gives to uploaded batches. */
  readonly intakeShare: number;
  /** Days for which snapshots of statistics are kept. */
  readonly snapshotDays: number;
  /** Milliseconds that active requests may take to finish when the service stops. */
  readonly drainTimeout: number;
}

/** The settings of the keys with which a gateway signs. */
export const IDENTITY_SETTINGS = ['IDENTITY_PRIVATE_KEY', 'IDENTITY_REQUEST_KEYS'] as const;

type Values = SettingValues<typeof PROGRAMS.gateway>;

/**
 * What a process requires of its environment besides well-formed values. A supergraph without
 * access rules requires no token issuer; a process without a database requires no database
 * settings.
 */
export interface ConfigNeeds {
  /** The subgraphs run in this process, so it must know the database. */
  readonly store: boolean;
  /** The supergraph has access rules, so callers must be authenticated. */
  readonly auth: boolean;
  /** Subgraphs are called over HTTP and verify the caller's signature. */
  readonly signing: boolean;
}

/**
 * Reads and validates the whole environment of a gateway process.
 * @param overrides settings of the command line; they take precedence over the environment
 * @throws Error with one sentence for each invalid setting, never with the value of a secret
 */
export function readGatewayConfig(
  needs: ConfigNeeds,
  overrides: Readonly<Record<string, string>> = {},
  env: NodeJS.ProcessEnv = process.env,
): GatewayConfig {
  // Settings that other parts of the process read are checked too: a start reports all faults
  // together.
  const settings = needs.store ? PROGRAMS.start : PROGRAMS.gateway;
  const values = readSettings(
    settings,
    { ...env, ...overrides },
    {
      check: (read) => contradictions(read, needs),
    },
  );
  const given = { ...env, ...overrides };
  const identityFiles = secretFileSettings(given, IDENTITY_SETTINGS);
  const subgraphTls = subgraphTlsSettings(given);
  return Object.freeze({
    ...toConfig(values),
    identityFiles,
    ...(subgraphTls && { subgraphTls }),
  });
}

function contradictions(values: Values, needs: ConfigNeeds): string[] {
  const faults: string[] = [];
  const issuer = values.AUTH_ISSUER;
  const alone = [
    ...(['AUTH_JWKS_URI', 'AUTH_AUDIENCE'] as const).filter((name) => values[name] !== undefined),
    ...(['AUTH_CLAIMS', 'AUTH_ACR_LEVELS'] as const).filter(
      (name) => Object.keys(values[name]).length > 0,
    ),
  ];
  if (issuer === undefined && alone.length > 0)
    faults.push(`AUTH_ISSUER must be set with ${alone.join(' and ')}.`);
  const discovered = issuer !== undefined && values.AUTH_JWKS_URI === undefined;
  if (discovered && !isHttpUrl(issuer))
    faults.push(
      'AUTH_ISSUER must be an http(s) URL without query, or AUTH_JWKS_URI must be set: the gateway reads the metadata of the issuer.',
    );
  if (values.MTLS_CERTIFICATE_HEADER !== undefined && values.TRUSTED_PROXIES === undefined)
    faults.push(
      'TRUSTED_PROXIES must be set with MTLS_CERTIFICATE_HEADER: the header is believed only from these proxies.',
    );
  faults.push(...subgraphTlsFaults(values));
  if (values.NODE_ENV !== 'production') return faults;
  if (needs.auth && issuer === undefined)
    faults.push('AUTH_ISSUER must be set: production refuses the demo issuer.');
  if (discovered && isHttpUrl(issuer) && !isHttps(issuer))
    faults.push(
      'AUTH_ISSUER must be an https URL in production, except on this machine, or AUTH_JWKS_URI must be set.',
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
    faults.push('PUBLIC_URL must be set in production: DPoP proofs are checked against it.');
  if (needs.auth && values.DPOP_NONCE_KEY === undefined)
    faults.push('DPOP_NONCE_KEY must be set in production.');
  if (needs.auth && values.ANONYMOUS_INTROSPECTION === 'true')
    faults.push('ANONYMOUS_INTROSPECTION must not be true in production.');
  return faults;
}

function isHttpUrl(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && !/[?#]/.test(text);
}

/** Whether nobody between can change what is read from a URL. */
function isHttps(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host);
}

function demoLoginOf({ DEMO_LOGIN: where, HOST: host, PUBLIC_URL: url }: Values) {
  if (where !== 'local') return where === 'off' ? 'off' : 'on';
  const isLocal = isLoopback(host) && (url === undefined || isLoopback(new URL(url).hostname));
  return isLocal ? 'on' : 'remote';
}

function authOf(values: Values): AuthConfig {
  const { AUTH_ISSUER: issuer, AUTH_JWKS_URI: jwksUri, AUTH_AUDIENCE: audience } = values;
  if (issuer === undefined) return Object.freeze({ kind: 'demo' });
  return Object.freeze({
    kind: 'oidc',
    issuer,
    ...(jwksUri !== undefined && { jwksUri }),
    audience: audience === undefined ? defaultAudience(values.PUBLIC_URL) : [audience],
    claims: { paths: values.AUTH_CLAIMS, acrLevels: values.AUTH_ACR_LEVELS },
  });
}

function toConfig(values: Values): GatewayConfig {
  const production = values.NODE_ENV === 'production';
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    ...(values.MONGODB_URI !== undefined && { mongodbUri: values.MONGODB_URI }),
    dbPrefix: values.MONGODB_DB_PREFIX,
    auth: authOf(values),
    demoLogin: demoLoginOf(values),
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
    ...(values.TRUSTED_PROXIES !== undefined && { trustedProxies: values.TRUSTED_PROXIES }),
    ...(values.DPOP_NONCE_KEY !== undefined && { nonceKey: values.DPOP_NONCE_KEY }),
    ...(values.MTLS_CERTIFICATE_HEADER !== undefined && {
      certificateHeader: values.MTLS_CERTIFICATE_HEADER,
    }),
    ...(values.AUTHORITY_SUBGRAPH !== undefined && {
      registrySubgraph: values.AUTHORITY_SUBGRAPH,
    }),
    cors: Object.freeze({ origins: values.CORS_ORIGINS ?? [], localOrigins: !production }),
    compression: values.COMPRESSION,
    logLevel: values.LOG_LEVEL,
    requestTimeout: values.REQUEST_TIMEOUT_MS,
    subgraphTimeout: values.SUBGRAPH_TIMEOUT_MS,
    auditTimeout: values.AUDIT_TIMEOUT_MS,
    executor: values.EXECUTOR,
    intakeShare: values.INTAKE_SHARE,
    snapshotDays: values.SNAPSHOT_DAYS,
    drainTimeout: values.DRAIN_TIMEOUT_MS,
  };
}
