import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// URI'),
  MONGODB_DB_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/)
    .default('hedong'),
  CURSOR_KEY: z.string().min(22, 'must hold at least 16 bytes in base64url'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Settings of a subgraph that runs as a process of its own. */
export interface SubgraphProcessConfig {
  readonly port: number;
  readonly host: string;
  readonly mongodbUri: string;
  readonly dbPrefix: string;
  readonly cursorKey: Buffer;
  readonly logLevel: string;
}

/** Secrets may come from files: `NAME_FILE` names the file that holds NAME. */
const FROM_FILES = ['MONGODB_URI', 'CURSOR_KEY'] as const;

/**
 * Reads and validates the whole environment of a subgraph process.
 * @throws Error listing every fault, one sentence each
 */
export function readSubgraphConfig(env: NodeJS.ProcessEnv = process.env): SubgraphProcessConfig {
  const values: NodeJS.ProcessEnv = { ...env };
  for (const name of FROM_FILES) {
    const file = env[`${name}_FILE`];
    if (file !== undefined) values[name] = readFileSync(file, 'utf8').trim();
  }
  const read = schema.safeParse(values);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
    throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  }
  const cursorKey = Buffer.from(read.data.CURSOR_KEY, 'base64url');
  if (cursorKey.length < 16)
    throw new Error(
      'The settings are not valid. CURSOR_KEY: must hold at least 16 bytes in base64url.',
    );
  return Object.freeze({
    port: read.data.PORT,
    host: read.data.HOST,
    mongodbUri: read.data.MONGODB_URI,
    dbPrefix: read.data.MONGODB_DB_PREFIX,
    cursorKey,
    logLevel: read.data.LOG_LEVEL,
  });
}
