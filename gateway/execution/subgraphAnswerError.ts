/** Why an answer of a subgraph is not a GraphQL response. */
export type AnswerFault =
  /** 502, 503 or 504: the service, or a proxy before it, reports that it is unavailable. */
  | 'SERVICE_UNAVAILABLE'
  /** Another 5xx without a GraphQL response. */
  | 'SERVER_ERROR'
  /** 401 or 403: it does not accept this gateway's identity. */
  | 'IDENTITY_REFUSED'
  /** 429 without a GraphQL response. */
  | 'TOO_MANY_REQUESTS'
  /** Another 4xx without a GraphQL response: it does not accept this request. */
  | 'REQUEST_REFUSED'
  /** Anything else that is not JSON, or not a GraphQL response. */
  | 'NOT_GRAPHQL';

/** A subgraph answered, but not with GraphQL. The message quotes no part of the answer. */
export class SubgraphAnswerError extends Error {
  override readonly name = 'SubgraphAnswerError';
  readonly code: AnswerFault;

  constructor(code: AnswerFault, message: string) {
    super(message);
    this.code = code;
  }
}
