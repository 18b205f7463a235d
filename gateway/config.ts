import { z } from 'zod';
import { settingsFromFiles } from '../process/settingsFromFiles';

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

const milliseconds = (value: number) =>
  z.coerce
    .number('must be a number of milliseconds')
    .int('must be a whole number of milliseconds')
    .min(1, 'must be at least 1 millisecond')
    .max(600_000, 'must be at most 600000 milliseconds')
    .default(value);

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(4000),
  HOST: z.string().min(1, 'must name an address to listen on').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'must name a folder').default('.data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// URI')
    .optional(),
  MONGODB_DB_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/, 'must be a lower-case word of at most 31 characters')
    .default('hedong'),
  AUTH_JWKS_URI: httpUrl.optional(),
  AUTH_ISSUER: z.string().min(1, 'must not be empty').optional(),
  AUTH_AUDIENCE: z.string().min(1, 'must not be empty').optional(),
  ANONYMOUS_INTROSPECTION: z.enum(['true', 'false'], 'must be true or false').optional(),
  CURSOR_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22,}$/, 'must hold at least 16 bytes in base64url')
    .optional(),
  IDENTITY_PRIVATE_KEY: z.string().min(1, 'must be a JWK').optional(),
  IDENTITY_REQUEST_KEYS: z.string().min(1, 'must be a JSON object').optional(),
  SUBGRAPH_URLS: z
    .string()
    .transform((text, context) => {
      const urls = z.record(z.string(), httpUrl).safeParse(parsed(text));
      if (urls.success) return urls.data;
      context.addIssue('must be a JSON object from subgraph names to http(s) URLs');
      return z.NEVER;
    })
    .default({}),
  PUBLIC_URL: httpUrl.optional(),
  DPOP_NONCE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22,}$/, 'must hold at least 16 bytes in base64url')
    .optional(),
  MTLS_CERTIFICATE_HEADER: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be the name of a header, in lower case')
    .optional(),
  AUTHORITY_SUBGRAPH: z.string().min(1, 'must name a subgraph').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be one of fatal, error, warn, info, debug, silent',
    )
    .optional(),
  REQUEST_TIMEOUT_MS: milliseconds(15_000),
  SUBGRAPH_TIMEOUT_MS: milliseconds(10_000),
  AUDIT_TIMEOUT_MS: milliseconds(3000),
  EXECUTOR: z.enum(['compiled', 'stock'], 'must be compiled or stock').default('compiled'),
  DRAIN_TIMEOUT_MS: milliseconds(10_000),
});

type Values = z.infer<typeof schema>;

/** Secrets may come from files: `NAME_FILE` names the file that holds NAME. */
const FROM_FILES = [
  'MONGODB_URI',
  'CURSOR_KEY',
  'IDENTITY_PRIVATE_KEY',
  'IDENTITY_REQUEST_KEYS',
  'DPOP_NONCE_KEY',
] as const;

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
  const faults: string[] = [];
  const values = settingsFromFiles({ ...env, ...overrides }, FROM_FILES, faults);
  const read = schema.safeParse(values);
  if (!read.success) {
    for (const { path, message } of read.error.issues) faults.push(`${path.join('.')} ${message}.`);
  } else {
    faults.push(...contradictions(read.data, needs));
  }
  if (!read.success || faults.length > 0) {
    throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  }
  return Object.freeze(toConfig(read.data));
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
    anonymousIntrospection: values.ANONYMOUS_INTROSPECTION
      ? values.ANONYMOUS_INTROSPECTION === 'true'
      : !production,
    ...(values.CURSOR_KEY !== undefined && {
      cursorKey: Buffer.from(values.CURSOR_KEY, 'base64url'),
    }),
    ...(values.IDENTITY_PRIVATE_KEY !== undefined && {
      identityPrivateKey: values.IDENTITY_PRIVATE_KEY,
    }),
    ...(values.IDENTITY_REQUEST_KEYS !== undefined && {
      identityRequestKeys: values.IDENTITY_REQUEST_KEYS,
    }),
    subgraphUrls: values.SUBGRAPH_URLS,
    ...(values.PUBLIC_URL !== undefined && { publicUrl: values.PUBLIC_URL }),
    ...(values.DPOP_NONCE_KEY !== undefined && {
      nonceKey: Buffer.from(values.DPOP_NONCE_KEY, 'base64url'),
    }),
    ...(values.MTLS_CERTIFICATE_HEADER !== undefined && {
      certificateHeader: values.MTLS_CERTIFICATE_HEADER,
    }),
    ...(values.AUTHORITY_SUBGRAPH !== undefined && {
      authoritySubgraph: values.AUTHORITY_SUBGRAPH,
    }),
    logLevel: values.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    requestTimeout: values.REQUEST_TIMEOUT_MS,
    subgraphTimeout: values.SUBGRAPH_TIMEOUT_MS,
    auditTimeout: values.AUDIT_TIMEOUT_MS,
    executor: values.EXECUTOR,
    drainTimeout: values.DRAIN_TIMEOUT_MS,
  };
}
