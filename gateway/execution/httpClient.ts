import { Pool } from 'undici';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { SubgraphEndpoint } from '../supergraph';
import type { RequestSigner } from './requestSigner';
import type { SubgraphClient } from './subgraphClient';

const CONNECTIONS = 64;
/** Bytes an answer may have: a hundred subjects with all their records are far below it. */
const MAX_ANSWER = 64 * 1024 * 1024;
const PROBE_TIMEOUT = 2000;

/** A subgraph that answered, but not with GraphQL. */
export class SubgraphAnswerError extends Error {
  override readonly name = 'SubgraphAnswerError';
}

export interface HttpClientOptions {
  /** Milliseconds one call may take. */
  readonly timeout: number;
  /** Vouches for the caller; absent for subgraphs that do not ask who calls. */
  readonly sign?: RequestSigner;
}

/**
 * A subgraph over HTTP: a pool of kept-alive connections, a deadline for every call, and the
 * caller's identity signed over the body as it is sent. Nothing of the client's own headers is
 * passed on.
 */
export function httpClient(endpoint: SubgraphEndpoint, options: HttpClientOptions): SubgraphClient {
  const url = new URL(endpoint.url);
  const path = `${url.pathname}${url.search}`;
  const pool = new Pool(url.origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    connectTimeout: Math.min(options.timeout, 5000),
    keepAliveTimeout: 30_000,
    headersTimeout: options.timeout,
    bodyTimeout: options.timeout,
    maxResponseSize: MAX_ANSWER,
  });

  return {
    name: endpoint.name,
    async execute(request, caller) {
      const body = JSON.stringify({
        query: request.query,
        ...(request.operationName !== undefined && { operationName: request.operationName }),
        ...(request.variables && { variables: request.variables }),
      });
      const signal = AbortSignal.any([caller.signal, AbortSignal.timeout(options.timeout)]);
      const send = async (): Promise<SubgraphResponse> => {
        const identity = options.sign
          ? await options.sign({ method: 'POST', path: url.pathname, body, caller })
          : {};
        const answer = await pool.request({
          method: 'POST',
          path,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'x-request-id': caller.requestId,
            ...identity,
          },
          body,
          signal,
        });
        return readAnswer(answer.statusCode, await answer.body.text());
      };
      try {
        return await send();
      } catch (error) {
        // A kept connection may close just as it is used again; a query may be asked twice.
        if (!isLostConnection(error) || isMutation(request.query) || signal.aborted) throw error;
        return await send();
      }
    },
    async ready() {
      try {
        const { statusCode, body } = await pool.request({
          method: 'GET',
          path: '/health/ready',
          signal: AbortSignal.timeout(PROBE_TIMEOUT),
        });
        await body.dump();
        // A subgraph of another make may have no such path (Apollo Server refuses it with 400):
        // that it answers is all it can tell.
        return statusCode < 500;
      } catch {
        return false;
      }
    },
    stop: () => pool.destroy(),
  };
}

function readAnswer(status: number, text: string): SubgraphResponse {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new SubgraphAnswerError(`status ${status}, not JSON`);
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw new SubgraphAnswerError(`status ${status}, not a GraphQL response`);
  if (status === 401 || status === 403)
    throw new SubgraphAnswerError(`status ${status}: it does not accept this gateway's identity`);
  return answer as SubgraphResponse;
}

function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

function isMutation(query: string): boolean {
  return /^\s*mutation\b/.test(query);
}
