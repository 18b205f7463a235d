import type { Logger } from 'pino';
import { followFiles, type Followed } from '../../process/followFiles';
import { secretsFromFiles } from '../../process/settingsFromFiles';
import { readSigningKeys, type SigningKeys } from '../../schema/identity/keys';
import { IDENTITY_SETTINGS, type GatewayConfig } from '../config';
import { identitySigner } from './identitySigner';
import type { RequestSigner } from './requestSigner';

type KeysBySubgraph = ReadonlyMap<string, SigningKeys>;

/** The keys as the settings contained them at the start. */
interface KeyTexts {
  readonly privateKey: string;
  readonly requestKeys: string;
}

/**
 * The keys with which a gateway signs its requests to subgraphs. When their files change, the next
 * request is signed with the new keys. Faulty files change nothing and are logged.
 */
export class GatewayKeys {
  private readonly followed: Followed<KeysBySubgraph>;
  /** The subgraphs that the gateway calls; keys without one of them are not valid. */
  private names: readonly string[] = [];

  private constructor(texts: KeyTexts, files: Readonly<Record<string, string>>, log: Logger) {
    this.followed = followFiles({
      files: Object.values(files),
      read: () => complete(keysOf(texts, files), this.names),
      onReplaced: () => log.info('the signing keys of this gateway have changed and are in use'),
      onFault: (reason) =>
        log.error(
          { reason },
          'the signing keys of this gateway are not valid; the previous ones stay in use',
        ),
    });
  }

  /**
   * @returns undefined when the settings contain no keys
   * @throws Error with one sentence when the keys are not valid; it contains no key
   */
  static open(
    {
      identityPrivateKey: privateKey,
      identityRequestKeys: requestKeys,
      identityFiles: files = {},
    }: Pick<GatewayConfig, 'identityPrivateKey' | 'identityRequestKeys' | 'identityFiles'>,
    log: Logger,
  ): GatewayKeys | undefined {
    if (privateKey === undefined || requestKeys === undefined) return undefined;
    return new GatewayKeys({ privateKey, requestKeys }, files, log);
  }

  /**
   * The signers of the requests to these subgraphs.
   * @throws Error that names a subgraph without a key
   */
  signers(names: readonly string[]): ReadonlyMap<string, RequestSigner> {
    complete(this.followed.current, names);
    this.names = names;
    return new Map(names.map((name) => [name, this.signer(name)]));
  }

  stop(): void {
    this.followed.stop();
  }

  private signer(name: string): RequestSigner {
    let used = this.followed.current;
    let sign = identitySigner(name, used.get(name)!);
    return (request) => {
      const { current } = this.followed;
      if (current !== used) {
        used = current;
        const own = current.get(name);
        // Requests of a replaced supergraph may still call a subgraph that the new one dropped.
        if (own) sign = identitySigner(name, own);
      }
      return sign(request);
    };
  }
}

/** The keys in their files, or those of the settings that name no file. */
function keysOf(
  { privateKey, requestKeys }: KeyTexts,
  files: Readonly<Record<string, string>>,
): KeysBySubgraph {
  const { IDENTITY_PRIVATE_KEY = privateKey, IDENTITY_REQUEST_KEYS = requestKeys } =
    secretsFromFiles(files, IDENTITY_SETTINGS);
  return readSigningKeys(IDENTITY_PRIVATE_KEY, IDENTITY_REQUEST_KEYS);
}

/** @throws Error that names a subgraph without a key */
function complete(keys: KeysBySubgraph, names: readonly string[]): KeysBySubgraph {
  const missing = names.find((name) => !keys.has(name));
  if (missing !== undefined)
    throw new Error(`IDENTITY_REQUEST_KEYS has no key for subgraph ${missing}.`);
  return keys;
}
