import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATABASE_SETTINGS } from '../../process/settings/database';
import { readSettings } from '../../process/settings/readSettings';
import { SERVICE_SETTINGS } from '../../process/settings/service';
import { dataFolder } from '../support/address/config';
import { placeText, type Place } from '../support/address/place';

/**
 * Settings of the commands that work on the database directly; the defaults are those of `npm
 * start`.
 */
export interface DatabaseConfig {
  readonly production: boolean;
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/** The database that a command is meant for. */
export interface DatabasePlace extends Place {
  readonly config: DatabaseConfig;
}

export interface DatabaseOptions {
  /** The value of `--data-dir`. */
  readonly dataDir?: string | undefined;
  /** The value of `--uri`, where a command has it. */
  readonly uri?: string | undefined;
  /** Whether the command creates a data folder that does not exist. */
  readonly creates?: boolean;
}

const SETTINGS = { NODE_ENV: SERVICE_SETTINGS.NODE_ENV, ...DATABASE_SETTINGS } as const;

/**
 * Reads NODE_ENV, MONGODB_URI, DATA_DIR and MONGODB_DB_PREFIX.
 * @throws Error listing every fault in one sentence each, or reporting that MONGODB_URI is missing
 *   in production
 */
export function readDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  const values = readSettings(SETTINGS, env);
  const production = values.NODE_ENV === 'production';
  if (production && values.MONGODB_URI === undefined)
    throw new Error('MONGODB_URI must be set: production refuses the embedded store.');
  return Object.freeze({
    production,
    mongodbUri: values.MONGODB_URI,
    dataDir: values.DATA_DIR,
    dbPrefix: values.MONGODB_DB_PREFIX,
  });
}

/**
 * The database that a command is meant for: MONGODB_URI, or else the embedded database of the data
 * folder, which `--data-dir` names, or else DATA_DIR, or else the default.
 * @throws Error with one sentence when two databases are named, or when the folder does not exist
 */
export function databasePlace(
  { dataDir, uri, creates = false }: DatabaseOptions,
  env: NodeJS.ProcessEnv = process.env,
): DatabasePlace {
  const folder = dataFolder(dataDir, env);
  const read = readDatabaseConfig({
    ...env,
    DATA_DIR: folder.dataDir,
    ...(uri !== undefined && { MONGODB_URI: uri, MONGODB_URI_FILE: '' }),
  });
  if (read.mongodbUri === undefined) {
    if (!creates && !existsSync(folder.dataDir))
      throw new Error(
        `There is no data folder ${resolve(folder.dataDir)}: name that of the product with --data-dir or DATA_DIR.`,
      );
    return { config: read, text: folder.text };
  }
  if (uri === undefined && dataDir !== undefined)
    throw new Error(
      '--data-dir and MONGODB_URI name two databases: unset MONGODB_URI, or set DATA_DIR for the keys beside it.',
    );
  const source =
    uri !== undefined ? '--uri' : env['MONGODB_URI'] ? 'MONGODB_URI' : 'MONGODB_URI_FILE';
  return { config: read, text: placeText(`the MongoDB${hostsOf(read.mongodbUri)}`, source) };
}

/** The hosts of a URI, without its user name and password. */
function hostsOf(uri: string): string {
  // A URI whose password is not escaped does not match, so that no part of it is printed.
  const [, hosts] =
    /^mongodb(?:\+srv)?:\/\/(?:[^@/?#]*@)?([\w.\-:,[\]%]+)(?:\/[^@?]*)?(?:\?[^@]*)?$/.exec(uri) ??
    [];
  return hosts === undefined ? '' : ` at ${hosts}`;
}
