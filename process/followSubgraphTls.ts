import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { Logger } from 'pino';
import { followFiles, type Followed } from './followFiles';
import { readSettings } from './settings/readSettings';
import {
  SUBGRAPH_TLS_SETTINGS,
  subgraphTlsFaults,
  subgraphTlsOf,
  type SubgraphTls,
} from './settings/subgraphTls';
import { secretFileSettings, secretSettings } from './settingsFromFiles';

const NAMES = Object.keys(SUBGRAPH_TLS_SETTINGS);

/** The settings SUBGRAPH_TLS_… as they are set, or the variables that name their files. */
export type SubgraphTlsSettings = Readonly<Record<string, string>>;

/** The context of new TLS connections. */
export interface CurrentContext {
  readonly current: SecureContext;
}

/** Certificates and key as a server and as a client take them. */
interface InUse {
  readonly options: SecureContextOptions;
  readonly context: SecureContext;
}

/** The certificates and the key of this process, which follow their files. */
export interface FollowedTls {
  /** The context of new connections to subgraphs. */
  readonly contexts: CurrentContext;
  /** The options of a server; `onReplaced` receives later ones, for its new connections. */
  serve(onReplaced: (options: SecureContextOptions) => void): SecureContextOptions;
  stop(): void;
}

/** The settings SUBGRAPH_TLS_… of an environment; undefined when none is set. */
export function subgraphTlsSettings(env: NodeJS.ProcessEnv): SubgraphTlsSettings | undefined {
  const settings = secretSettings(env, NAMES);
  return Object.keys(settings).length > 0 ? settings : undefined;
}

/**
 * Reads the certificates between gateways and subgraphs, and reads their files again when they
 * change: a certificate is renewed without a restart. Faulty files change nothing and are logged.
 * @throws Error with one sentence for each setting that is invalid at the start
 */
export function followSubgraphTls(settings: SubgraphTlsSettings, log: Logger): FollowedTls {
  const listeners: ((options: SecureContextOptions) => void)[] = [];
  const followed: Followed<InUse> = followFiles({
    files: Object.values(secretFileSettings(settings, NAMES)),
    read: () => inUse(settings),
    onReplaced: () => {
      for (const listener of listeners) listener(followed.current.options);
      log.info('the TLS certificates of this process have changed and are in use');
    },
    onFault: (reason) =>
      log.error(
        { reason },
        'the TLS certificates of this process are not valid; the previous ones stay in use',
      ),
  });
  return {
    contexts: {
      get current() {
        return followed.current.context;
      },
    },
    serve(onReplaced) {
      listeners.push(onReplaced);
      return followed.current.options;
    },
    stop: () => followed.stop(),
  };
}

function inUse(settings: SubgraphTlsSettings): InUse {
  const values = readSettings(SUBGRAPH_TLS_SETTINGS, settings, { check: subgraphTlsFaults });
  const options = optionsOf(subgraphTlsOf(values) ?? {});
  // Created once: parsing certificates takes longer than a handshake.
  return { options, context: createSecureContext(options) };
}

function optionsOf({ ca, certificate, key }: SubgraphTls): SecureContextOptions {
  return {
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    minVersion: 'TLSv1.2',
  };
}
