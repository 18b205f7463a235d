import { CURSOR_SETTINGS, DATABASE_SETTINGS, DISTRICT_SETTINGS, STORE_SETTINGS } from './database';
import { EXCHANGE_SETTINGS } from './exchange';
import { HTTP_SETTINGS } from './http';
import { LIMIT_SETTINGS, OPERATION_SETTINGS } from './limits';
import { PLANNING_SETTINGS } from './planning';
import { RUNNING_SETTINGS, SERVICE_SETTINGS } from './service';
import type { Settings } from './setting';
import { CRYPTO_SUITE_SETTINGS, LOG_KEY_SETTINGS, VAULT_KEY_SETTINGS } from './storedKeys';
import { SUBGRAPH_CALL_SETTINGS, SUBGRAPH_IDENTITY_SETTINGS } from './subgraphCalls';
import { SUBGRAPH_TLS_SETTINGS } from './subgraphTls';
import { TELEMETRY_SETTINGS } from './telemetry';
import { TOKEN_SETTINGS } from './tokens';

/** Settings of a process with a gateway, without its limits and its planner. */
const GATEWAY_SETTINGS = {
  ...SERVICE_SETTINGS,
  ...HTTP_SETTINGS,
  ...DATABASE_SETTINGS,
  ...CURSOR_SETTINGS,
  ...TOKEN_SETTINGS,
  ...SUBGRAPH_CALL_SETTINGS,
  ...SUBGRAPH_TLS_SETTINGS,
  ...RUNNING_SETTINGS,
  ...TELEMETRY_SETTINGS,
} as const;

const { PORT, HOST } = SERVICE_SETTINGS;
const { MONGODB_URI, MONGODB_DB_PREFIX } = DATABASE_SETTINGS;
const { EXECUTOR, INTAKE_SHARE, LOG_LEVEL, SNAPSHOT_DAYS } = RUNNING_SETTINGS;
const { SUBGRAPH_URLS } = SUBGRAPH_CALL_SETTINGS;

/** Settings of a subgraph process, without its keys. */
export const SUBGRAPH_SETTINGS = {
  PORT,
  HOST,
  MONGODB_URI,
  MONGODB_DB_PREFIX,
  ...CURSOR_SETTINGS,
  ...SUBGRAPH_TLS_SETTINGS,
  SUBGRAPH_URLS,
  INTAKE_SHARE,
  SNAPSHOT_DAYS,
  EXECUTOR,
  LOG_LEVEL,
  ...TELEMETRY_SETTINGS,
} as const;

const GATEWAY = {
  ...GATEWAY_SETTINGS,
  ...LIMIT_SETTINGS,
  ...OPERATION_SETTINGS,
  ...PLANNING_SETTINGS,
};
const STORED_KEYS = { ...VAULT_KEY_SETTINGS, ...LOG_KEY_SETTINGS };

/** The settings that each program reads. */
export const PROGRAMS = {
  start: {
    ...GATEWAY,
    ...CRYPTO_SUITE_SETTINGS,
    ...STORED_KEYS,
    ...EXCHANGE_SETTINGS,
    ...DISTRICT_SETTINGS,
  },
  gateway: GATEWAY,
  subgraph: {
    ...SUBGRAPH_SETTINGS,
    ...SUBGRAPH_IDENTITY_SETTINGS,
    ...STORED_KEYS,
    ...EXCHANGE_SETTINGS,
  },
  seed: {
    NODE_ENV: SERVICE_SETTINGS.NODE_ENV,
    ...DATABASE_SETTINGS,
    ...CRYPTO_SUITE_SETTINGS,
    ...VAULT_KEY_SETTINGS,
  },
  admin: {
    ...SERVICE_SETTINGS,
    ...DATABASE_SETTINGS,
    ...CRYPTO_SUITE_SETTINGS,
    ...STORED_KEYS,
  },
  operations: { ...SERVICE_SETTINGS, ...DATABASE_SETTINGS, ...OPERATION_SETTINGS },
  store: { DATA_DIR: DATABASE_SETTINGS.DATA_DIR, ...STORE_SETTINGS },
} as const satisfies Record<string, Settings>;

export type Program = keyof typeof PROGRAMS;
