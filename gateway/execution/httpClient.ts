import type { SubgraphResponse, UnreadAnswer } from '../../schema/subgraphCall';
import type { SubgraphEndpoint } from '../supergraph';
import { requestBody } from './requestBody';
import { signedHttp, type SignedHttpOptions } from './signedHttp';
import type { SubgraphClient } from './subgraphClient';
import { textOf } from './textOf';
import type { WholeAnswer } from './wholeAnswer';

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
