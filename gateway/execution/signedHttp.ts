import type { SubgraphCaller } from '../../schema/subgraphCall';
import { Ending } from '../ending';
import { callDeadline } from './callDeadline';
import type { RequestSigner } from './requestSigner';
import { untilEnded } from './untilEnded';
import type { PendingAnswer, WholeAnswer } from './wholeAnswer';
import { headerLines, headStart } from './http1/requestText';
import { Http1Client } from './http1/http1Client';
import { isLostConnection } from './http1/http1Error';

const CONNECTIONS = 64;
/** Bytes an answer may have: a hundred subjects with all their records are far below it. */
const MAX_ANSWER = 64 * 1024 * 1024;
const PROBE_TIMEOUT = 2000;
const JSON_BOTH = 'content-type: application/json\r\naccept: application/json\r\n';

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
  const { hostname, host, port, protocol } = new URL(origin);
  const secure = protocol === 'https:';
  const client = new Http1Client({
    secure,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    connections: CONNECTIONS,
    connectTimeout: Math.min(options.timeout, 5000),
    maxBodyBytes: MAX_ANSWER,
  });
  const starts = new Map<string, string>();
  const startOf = (path: string) => {
    let start = starts.get(path);
    if (start === undefined)
      starts.set(path, (start = `${headStart('POST', host, path)}${JSON_BOTH}`));
    return start;
  };
  return {
    async post({ path, body, caller, repeatable, wishes }) {
      const call = new Ending();
      let pending: PendingAnswer | undefined;
      const isSent = () => pending?.isSent ?? false;
      const deadline = callDeadline(options.timeout, caller.ending, isSent, (reason) => {
        call.end(reason);
        pending?.abort(reason);
      });
      const send = async () => {
        const signed = { method: 'POST', path: path.split('?', 1)[0]!, body, caller };
        const signing = options.sign?.(signed);
        const identity = signing instanceof Promise ? await untilEnded(signing, call) : signing;
        if (call.reason !== undefined) throw call.reason;
        const headers = headerLines({ 'x-request-id': caller.requestId, ...wishes, ...identity });
        const length = Buffer.byteLength(body);
        pending = client.send(`${startOf(path)}${headers}content-length: ${length}\r\n\r\n${body}`);
        return pending.answer;
      };
      try {
        return await send();
      } catch (error) {
        if (!isLostConnection(error) || !repeatable || call.reason !== undefined) throw error;
        return await send();
      } finally {
        deadline.end();
      }
    },
    async probe(path) {
      const asked = client.send(`${headStart('GET', host, path)}\r\n`);
      const deadline = callDeadline(
        PROBE_TIMEOUT,
        undefined,
        () => asked.isSent,
        (reason) => asked.abort(reason),
      );
      try {
        return (await asked.answer).status;
      } finally {
        deadline.end();
      }
    },
    stop: async () => client.stop(),
  };
}
