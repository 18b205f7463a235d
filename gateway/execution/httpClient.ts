import { randomUUID } from 'node:crypto';
import { GATEWAY } from '../../schema/registryCall';
import type { SubgraphResponse, UnreadAnswer } from '../../schema/subgraphCall';
import type { SubgraphEndpoint } from '../supergraph';
import { requestBody } from './requestBody';
import { signedHttp, type SignedHttpOptions } from './signedHttp';
import { SubgraphAnswerError } from './subgraphAnswerError';
import type { SubgraphClient } from './subgraphClient';
import { textOf } from './textOf';
import type { WholeAnswer } from './wholeAnswer';

/** The statuses with which a service, or a proxy before it, reports that it is unavailable. */
const UNAVAILABLE = new Set([502, 503, 504]);

/** The statuses with which a subgraph refuses the identity of a gateway. */
const REFUSED = new Set([401, 403]);
/** The signed call that shows whether a subgraph accepts this gateway. It reads no data. */
const SIGNED_CHECK = '{"query":"{ __typename }"}';
/** How long the result of a signed call counts, if the subgraph accepted it. */
const ACCEPTED_MS = 3000;

/** A subgraph over HTTP. */
export function httpClient(endpoint: SubgraphEndpoint, options: SignedHttpOptions): SubgraphClient {
  const url = new URL(endpoint.url);
  const path = `${url.pathname}${url.search}`;
  const service = signedHttp(url.origin, options);
  let acceptedAt = -Infinity;
  return {
    name: endpoint.name,
    async execute(request, caller) {
      const body = requestBody(request);
      // A keep-alive connection may close just as it is reused; a query is safe to repeat.
      const repeatable = !isMutation(request.query);
      const { reader } = request;
      const { wishes } = reader ?? {};
      const traceparent = caller.trace?.traceparent;
      const post = { path, body, caller, repeatable, traceparent, ...(wishes && { wishes }) };
      const answer = new ReceivedAnswer(await service.post(post));
      const read = answer.status === 200 ? reader?.read(answer) : undefined;
      return read ?? readAnswer(answer.status, answer.text);
    },
    async ready() {
      // A subgraph of another framework may not have this path (Apollo Server refuses it with 400);
      // any answer then means that the subgraph is running.
      return (await service.probe('/health/ready')) < 500;
    },
    ...(options.sign && {
      async refuses() {
        if (performance.now() - acceptedAt < ACCEPTED_MS) return false;
        const { status } = await service.post({
          path,
          body: SIGNED_CHECK,
          caller: { viewer: GATEWAY, requestId: randomUUID() },
          repeatable: true,
        });
        if (REFUSED.has(status)) return true;
        acceptedAt = performance.now();
        return false;
      },
    }),
    stop: () => service.stop(),
  };
}

/** An answer whose text is decoded at the first access. */
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
 * Parses a GraphQL response. A response with GraphQL errors is an answer under every status, 500
 * included, except the statuses of an unavailable service and of a refused identity.
 * @throws SubgraphAnswerError for any other answer
 */
function readAnswer(status: number, text: string): SubgraphResponse {
  if (UNAVAILABLE.has(status))
    throw new SubgraphAnswerError('SERVICE_UNAVAILABLE', `status ${status}`);
  if (REFUSED.has(status))
    throw new SubgraphAnswerError(
      'IDENTITY_REFUSED',
      `status ${status}: it does not accept this gateway's identity`,
    );
  const answer = jsonOf(text);
  if (answer === undefined) throw notGraphQLError(status, 'not JSON');
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw notGraphQLError(status, 'not a GraphQL response');
  return answer as SubgraphResponse;
}

/** @returns undefined for a text that is not JSON */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function notGraphQLError(status: number, finding: string): SubgraphAnswerError {
  const code =
    status === 429
      ? 'TOO_MANY_REQUESTS'
      : status >= 500
        ? 'SERVER_ERROR'
        : status >= 400
          ? 'REQUEST_REFUSED'
          : 'NOT_GRAPHQL';
  return new SubgraphAnswerError(code, `status ${status}, ${finding}`);
}

function isMutation(query: string): boolean {
  return /^\s*mutation\b/.test(query);
}
