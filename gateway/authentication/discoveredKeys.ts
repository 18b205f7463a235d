import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { discoverKeys } from './discovery';
import { issuerUnreachable, remoteKeys } from './verifyToken';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;

/** The keys of an issuer, from the start of the gateway to its end. */
export interface IssuerKeys {
  /** @throws NOT_READY until the address of the keys is known, and while they cannot be read */
  readonly keys: JWTVerifyGetKey;
  /** Whether the address of the keys is known. */
  ready(): boolean;
  stop(): void;
}

/**
 * Finds the keys of an issuer through its metadata. A failed attempt is retried after 1, 2, 4 … at
 * most 30 seconds until one succeeds; each new reason is logged once.
 */
export function discoveredKeys(
  issuer: string,
  log: Logger,
  firstDelay: number = FIRST_DELAY_MS,
): IssuerKeys {
  const stopped = new AbortController();
  let found: JWTVerifyGetKey | undefined;
  let timer: NodeJS.Timeout | undefined;
  let logged: string | undefined;

  const attempt = async (delay: number): Promise<void> => {
    try {
      found = remoteKeys(await discoverKeys(issuer, stopped.signal));
      if (logged !== undefined) log.info({ issuer }, 'the issuer of access tokens is ready');
    } catch (error) {
      if (stopped.signal.aborted) return;
      const { message } = error as Error;
      if (message !== logged) log.error(message);
      logged = message;
      timer = setTimeout(() => void attempt(Math.min(2 * delay, MAX_DELAY_MS)), delay);
    }
  };
  void attempt(firstDelay);

  return {
    keys: async (header, token) => {
      if (found === undefined) throw issuerUnreachable();
      return found(header, token);
    },
    ready: () => found !== undefined,
    stop() {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}
