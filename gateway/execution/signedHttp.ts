import type { CurrentContext } from '../../process/followSubgraphTls';
import type { SubgraphCaller } from '../../schema/subgraphCall';
import { Cancellation } from '../cancellation';
import { callDeadline } from './callDeadline';
import type { RequestSigner } from './requestSigner';
import { untilCancelled } from './untilCancelled';
import type { PendingAnswer, WholeAnswer } from './wholeAnswer';
import { headerLines, headStart } from './http1/requestText';
import { Http1Client } from './http1/http1Client';
import { isLostConnection } from './http1/http1Error';

const MAX_CONNECTIONS = 64;
/** A hundred subjects with all their records take far less. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const PROBE_TIMEOUT_MS = 2000;
const JSON_HEADERS = 'content-type: application/json\r\naccept: application/json\r\n';

export interface SignedHttpOptions {
  /** Milliseconds that one call may take. */
  readonly timeout: number;
  /** Signs for the caller; absent for services that do not authenticate callers. */
  readonly sign?: RequestSigner;
  /** Trusted CAs and the client certificate for an `https` origin; by default the CAs of Node. */
  readonly tls?: CurrentContext;
}

/** One POST of JSON. */
export interface SignedPost {
  /** Path and query as they are sent. */
  readonly path: string;
  readonly body: string;
  readonly caller: SubgraphCaller & { readonly cancellation?: Cancellation };
  /** Whether it may be repeated if a keep-alive connection closes just as it is reused. */
  readonly repeatable: boolean;
  /** Headers that ask for a form of the answer; they are not signed. */
  readonly wishes?: Readonly<Record<string, string>>;
  /** The position of the call in a trace; it is not signed, because nothing depends on it. */
  readonly traceparent?: string | undefined;
}

/** A service of this project over HTTP. */
export interface SignedHttp {
  /** @throws if no answer arrives within the timeout */
  post(post: SignedPost): Promise<WholeAnswer>;
  /** The status of the answer to a GET. @throws if no answer arrives within two seconds */
  probe(path: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Calls a service of this project through a pool of keep-alive connections, with a deadline for
 * every call and a signature that binds the caller's identity to the body. It forwards no header of
 * the client.
 */
export function signedHttp(origin: string, options: SignedHttpOptions): SignedHttp {
  const { hostname, host, port, protocol } = new URL(origin);
  const secure = protocol === 'https:';
  const client = new Http1Client({
    secure,
    ...(options.tls && { secureContext: options.tls }),
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    connections: MAX_CONNECTIONS,
    connectTimeout: Math.min(options.timeout, 5000),
    maxBodyBytes: MAX_ANSWER_BYTES,
  });
  const starts = new Map<string, string>();
  const startOf = (path: string) => {
    let start = starts.get(path);
    if (start === undefined)
      starts.set(path, (start = `${headStart('POST', host, path)}${JSON_HEADERS}`));
    return start;
  };
  return {
    async post({ path, body, caller, repeatable, wishes, traceparent }) {
      const call = new Cancellation();
      let pending: PendingAnswer | undefined;
      const isSent = () => pending?.isSent ?? false;
      const deadline = callDeadline(options.timeout, caller.cancellation, isSent, (reason) => {
        call.cancel(reason);
        pending?.abort(reason);
      });
      const send = async () => {
        const signed = { method: 'POST', path: path.split('?', 1)[0]!, body, caller };
        const signing = options.sign?.(signed);
        const identity = signing instanceof Promise ? await untilCancelled(signing, call) : signing;
        if (call.reason !== undefined) throw call.reason;
        const trace = traceparent === undefined ? '' : headerLines({ traceparent });
        const own = headerLines({ 'x-request-id': caller.requestId, ...wishes, ...identity });
        const headers = `${trace}${own}`;
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
      const probe = client.send(`${headStart('GET', host, path)}\r\n`);
      const deadline = callDeadline(
        PROBE_TIMEOUT_MS,
        undefined,
        () => probe.isSent,
        (reason) => probe.abort(reason),
      );
      try {
        return (await probe.answer).status;
      } finally {
        deadline.end();
      }
    },
    stop: async () => client.stop(),
  };
}
