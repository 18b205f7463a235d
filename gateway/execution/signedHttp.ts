import type { Pool } from 'undici';
import type { SubgraphCaller } from '../../schema/subgraphCall';
import type { Ending } from '../ending';
import { callDeadline } from './callDeadline';
import type { RequestSigner } from './requestSigner';
import { wholeAnswer, type PendingAnswer, type WholeAnswer } from './wholeAnswer';

const CONNECTIONS = 64;
/** Bytes an answer may have: a hundred subjects with all their records are far below it. */
const MAX_ANSWER = 64 * 1024 * 1024;
const PROBE_TIMEOUT = 2000;

export interface SignedHttpOptions {
  /** Milliseconds one call may take. */
  readonly timeout: number;
  /** Vouches for the caller; absent for services that do not ask who calls. */
  readonly sign?: RequestSigner;
}

/** One POST of JSON. */
export interface SignedPost {
  /** Path and query as they go on the wire. */
  readonly path: string;
  readonly body: string;
  readonly caller: SubgraphCaller & { readonly ending?: Ending };
  /** Whether it may be sent again when a kept connection closes just as it is used. */
  readonly repeatable: boolean;
  /** Headers that say how the answer is wanted; they are not signed. */
  readonly wishes?: Readonly<Record<string, string>>;
}

/** A service of ours over HTTP. */
export interface SignedHttp {
  /** @throws when no answer comes within the time */
  post(post: SignedPost): Promise<WholeAnswer>;
  /** The status a GET of the path is answered with. @throws when none comes within two seconds */
  probe(path: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Calls a service of ours: a pool of kept-alive connections, a deadline for every call, and the
 * caller's identity signed over the body as it is sent. Nothing of the client's own headers is
 * passed on.
 */
export function signedHttp(origin: string, options: SignedHttpOptions): SignedHttp {
  let pool: Promise<Pool> | undefined;
  const connected = () => (pool ??= openPool(origin, options.timeout));
  return {
    async post({ path, body, caller, repeatable, wishes }) {
      // Loading the client is no part of the first call's time.
      const dispatcher = await connected();
      let ended: Error | undefined;
      let pending: PendingAnswer | undefined;
      const deadline = callDeadline(options.timeout, caller.ending, (reason) => {
        ended = reason;
        pending?.abort(reason);
      });
      const send = async () => {
        const signed = { method: 'POST', path: path.split('?', 1)[0]!, body, caller };
        const signing = options.sign?.(signed);
        const identity = signing instanceof Promise ? await signing : signing;
        if (ended !== undefined) throw ended;
        pending = wholeAnswer(dispatcher, {
          method: 'POST',
          path,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'x-request-id': caller.requestId,
            ...wishes,
            ...identity,
          },
          body,
        });
        return pending.answer;
      };
      try {
        return await send();
      } catch (error) {
        if (!isLostConnection(error) || !repeatable || ended !== undefined) throw error;
        return await send();
      } finally {
        deadline.end();
      }
    },
    async probe(path) {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT);
      const { statusCode, body } = await (
        await connected()
      ).request({ method: 'GET', path, signal });
      await body.dump();
      return statusCode;
    },
    stop: async () => (await pool)?.destroy(),
  };
}

/** The client is loaded with the first call: a gateway whose subgraphs are in process makes none. */
async function openPool(origin: string, timeout: number): Promise<Pool> {
  const undici = await import('undici');
  return new undici.Pool(origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    connectTimeout: Math.min(timeout, 5000),
    keepAliveTimeout: 30_000,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxResponseSize: MAX_ANSWER,
  });
}

function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
