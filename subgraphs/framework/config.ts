import { SUBGRAPH_SETTINGS } from '../../process/settings/programs';
import { readSettings } from '../../process/settings/readSettings';

/** Settings of a subgraph that runs in its own process. */
export interface SubgraphProcessConfig {
  readonly port: number;
  readonly host: string;
  readonly mongodbUri: string;
  readonly dbPrefix: string;
  readonly cursorKey: Buffer;
  /** Subgraph name to URL, for the subgraph that reconciles receipts. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Whether operations are compiled or executed by graphql-js. */
  readonly executor: 'compiled' | 'stock';
  readonly logLevel: string;
}

/**
 * Reads and validates the whole environment of a subgraph process.
 * @throws Error that lists every invalid setting, one sentence each
 */
export function readSubgraphConfig(env: NodeJS.ProcessEnv = process.env): SubgraphProcessConfig {
  const values = readSettings(SUBGRAPH_SETTINGS, env, {
    subgraph: true,
    required: ['MONGODB_URI', 'CURSOR_KEY'],
  });
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    mongodbUri: values.MONGODB_URI,
    dbPrefix: values.MONGODB_DB_PREFIX,
    cursorKey: values.CURSOR_KEY,
    subgraphUrls: values.SUBGRAPH_URLS,
    executor: values.EXECUTOR,
    logLevel: values.LOG_LEVEL,
  });
}
