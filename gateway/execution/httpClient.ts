import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { SubgraphEndpoint } from '../supergraph';
import { requestBody } from './requestBody';
import { signedHttp, type SignedHttpOptions } from './signedHttp';
import type { SubgraphClient } from './subgraphClient';
import { textOf } from './textOf';

/** What stands between says these of a service that cannot be asked, or it says so itself. */
const UNAVAILABLE = new Set([502, 503, 504]);

/** A subgraph that answered, but not with GraphQL. */
export class SubgraphAnswerError extends Error {
  override readonly name = 'SubgraphAnswerError';
}

/** A subgraph over HTTP. */
export function httpClient(endpoint: SubgraphEndpoint, options: SignedHttpOptions): SubgraphClient {
  const url = new URL(endpoint.url);
  const path = `${url.pathname}${url.search}`;
  const service = signedHttp(url.origin, options);
  return {
    name: endpoint.name,
    async execute(request, caller) {
      const body = requestBody(request);
      // A kept connection may close just as it is used again; a query may be asked twice.
      const repeatable = !isMutation(request.query);
      const { status, bytes } = await service.post({ path, body, caller, repeatable });
      const text = textOf(bytes);
      const read = status === 200 ? request.read?.(text) : undefined;
      return read ?? readAnswer(status, text);
    },
    async ready() {
      try {
        // A subgraph of another make may have no such path (Apollo Server refuses it with 400):
        // that it answers is all it can tell.
        return (await service.probe('/health/ready')) < 500;
      } catch {
        return false;
      }
    },
    stop: () => service.stop(),
  };
}

/** GraphQL's own errors are an answer, with whatever status; so is 500, for one operation. */
function readAnswer(status: number, text: string): SubgraphResponse {
  if (UNAVAILABLE.has(status)) throw new SubgraphAnswerError(`status ${status}`);
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

function isMutation(query: string): boolean {
  return /^\s*mutation\b/.test(query);
}
