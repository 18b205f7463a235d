import type { SubgraphResponse, UnreadAnswer } from '../../schema/subgraphCall';
import type { SubgraphEndpoint } from '../supergraph';
import { requestBody } from './requestBody';
import { signedHttp, type SignedHttpOptions } from './signedHttp';
import { SubgraphAnswerError } from './subgraphAnswerError';
import type { SubgraphClient } from './subgraphClient';
import { textOf } from './textOf';
import type { WholeAnswer } from './wholeAnswer';

/** What stands between says these of a service that cannot be asked, or it says so itself. */
const UNAVAILABLE = new Set([502, 503, 504]);

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
      const { reader } = request;
      const { wishes } = reader ?? {};
      const post = { path, body, caller, repeatable, ...(wishes && { wishes }) };
      const answer = new ReceivedAnswer(await service.post(post));
      const read = answer.status === 200 ? reader?.read(answer) : undefined;
      return read ?? readAnswer(answer.status, answer.text);
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

/** An answer whose text is decoded when somebody asks for it. */
class ReceivedAnswer implements UnreadAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  private readonly whole: WholeAnswer;
  private decoded: string | undefined;

  constructor(whole: WholeAnswer) {
    this.status = whole.status;
    this.bytes = whole.bytes;
    this.whole = whole;
  }

  get text(): string {
    return (this.decoded ??= textOf(this.bytes));
  }

  header(name: string): string | undefined {
    return this.whole.header(name);
  }
}

/**
 * GraphQL's own errors are an answer, with whatever status but those of a service that cannot be
 * asked and of a refused identity; so is 500, for one operation.
 */
function readAnswer(status: number, text: string): SubgraphResponse {
  if (UNAVAILABLE.has(status))
    throw new SubgraphAnswerError('SERVICE_UNAVAILABLE', `status ${status}`);
  if (status === 401 || status === 403)
    throw new SubgraphAnswerError(
      'IDENTITY_REFUSED',
      `status ${status}: it does not accept this gateway's identity`,
    );
  const answer = jsonOf(text);
  if (answer === undefined) throw noGraphql(status, 'not JSON');
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw noGraphql(status, 'not a GraphQL response');
  return answer as SubgraphResponse;
}

/** @returns undefined for what is not JSON */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function noGraphql(status: number, what: string): SubgraphAnswerError {
  const code =
    status === 429
      ? 'TOO_MANY_REQUESTS'
      : status >= 500
        ? 'SERVER_ERROR'
        : status >= 400
          ? 'REQUEST_REFUSED'
          : 'NOT_GRAPHQL';
  return new SubgraphAnswerError(code, `status ${status}, ${what}`);
}

function isMutation(query: string): boolean {
  return /^\s*mutation\b/.test(query);
}
