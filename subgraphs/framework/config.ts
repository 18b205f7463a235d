import { z } from 'zod';
import { settingsFromFiles } from '../../process/settingsFromFiles';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// URI'),
  MONGODB_DB_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/)
    .default('hedong'),
  CURSOR_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((key) => key.length >= 16, 'must hold at least 16 bytes in base64url'),
  EXECUTOR: z.enum(['compiled', 'stock']).default('compiled'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Settings of a subgraph that runs as a process of its own. */
export interface SubgraphProcessConfig {
  readonly port: number;
  readonly host: string;
  readonly mongodbUri: string;
  readonly dbPrefix: string;
  readonly cursorKey: Buffer;
  /** Whether operations are compiled, or left to graphql-js. */
  readonly executor: 'compiled' | 'stock';
  readonly logLevel: string;
}

/** Secrets may come from files: `NAME_FILE` names the file that holds NAME. */
const FROM_FILES = ['MONGODB_URI', 'CURSOR_KEY'] as const;

/**
 * Reads and validates the whole environment of a subgraph process.
 * @throws Error listing every fault, one sentence each
 */
export function readSubgraphConfig(env: NodeJS.ProcessEnv = process.env): SubgraphProcessConfig {
  const faults: string[] = [];
  const values = settingsFromFiles(env, FROM_FILES, faults);
  const read = schema.safeParse(values);
  for (const { path, message } of read.error?.issues ?? [])
    faults.push(`${path.join('.')}: ${message}.`);
  if (faults.length > 0 || !read.data)
    throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  return Object.freeze({
    port: read.data.PORT,
    host: read.data.HOST,
    mongodbUri: read.data.MONGODB_URI,
    dbPrefix: read.data.MONGODB_DB_PREFIX,
    cursorKey: read.data.CURSOR_KEY,
    executor: read.data.EXECUTOR,
    logLevel: read.data.LOG_LEVEL,
  });
}
