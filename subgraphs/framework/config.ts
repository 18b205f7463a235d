import { subgraphTlsSettings, type SubgraphTlsSettings } from '../../process/followSubgraphTls';
import { SUBGRAPH_SETTINGS } from '../../process/settings/programs';
import { readSettings } from '../../process/settings/readSettings';
import { subgraphTlsFaults, subgraphTlsOf } from '../../process/settings/subgraphTls';

const INCOMPLETE_TLS =
  'SUBGRAPH_TLS_CA, SUBGRAPH_TLS_CERTIFICATE and SUBGRAPH_TLS_KEY go together; set all or none.';

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
  /** Share of its time, in percent, that a busy process gives to uploaded batches. */
  readonly intakeShare: number;
  /** Days for which snapshots of statistics are kept. */
  readonly snapshotDays: number;
  readonly logLevel: string;
  /** All three settings of TLS, to serve clients with a certificate of the CA; else plain HTTP. */
  readonly tls?: SubgraphTlsSettings;
}

/**
 * Reads and validates the whole environment of a subgraph process.
 * @throws Error that lists every invalid setting, one sentence each
 */
export function readSubgraphConfig(env: NodeJS.ProcessEnv = process.env): SubgraphProcessConfig {
  const values = readSettings(SUBGRAPH_SETTINGS, env, {
    subgraph: true,
    required: ['MONGODB_URI', 'CURSOR_KEY'],
    check: (read) => (isPartial(read) ? [INCOMPLETE_TLS] : subgraphTlsFaults(read)),
  });
  const tls = subgraphTlsSettings(env);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    mongodbUri: values.MONGODB_URI,
    dbPrefix: values.MONGODB_DB_PREFIX,
    cursorKey: values.CURSOR_KEY,
    subgraphUrls: values.SUBGRAPH_URLS,
    executor: values.EXECUTOR,
    intakeShare: values.INTAKE_SHARE,
    snapshotDays: values.SNAPSHOT_DAYS,
    logLevel: values.LOG_LEVEL,
    ...(tls && { tls }),
  });
}

function isPartial(values: Parameters<typeof subgraphTlsOf>[0]): boolean {
  const { ca, certificate, key } = subgraphTlsOf(values) ?? {};
  const given = [ca, certificate, key].filter((value) => value !== undefined).length;
  return given > 0 && given < 3;
}
