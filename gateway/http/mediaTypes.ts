import Negotiator from 'negotiator';

export const JSON_TYPE = 'application/json; charset=utf-8';
/** The media type of the GraphQL-over-HTTP specification, whose status tells the outcome. */
const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/**
 * The media type of an answer to the values of `accept` that most clients send: none, those of
 * `fetch`, of Apollo Client 3 and 4, and of urql. Apollo Server chooses the same types.
 */
export const USUAL_ACCEPTS: ReadonlyMap<string | undefined, string> = new Map([
  ...[undefined, '*/*', 'application/json'].map((accept) => [accept, JSON_TYPE] as const),
  ...[
    'application/graphql-response+json',
    'application/graphql-response+json, application/json',
    'application/graphql-response+json,application/json;q=0.9',
    'application/graphql-response+json, application/json;q=0.9',
  ].map((accept) => [accept, GRAPHQL_RESPONSE_TYPE] as const),
]);

/** The media type of an answer without data; JSON when the client accepts neither type. */
export function errorTypeOf(accept: string | undefined): string {
  const usual = USUAL_ACCEPTS.get(accept);
  if (usual !== undefined) return usual;
  const [json, response] = ['application/json', 'application/graphql-response+json'];
  const negotiator = new Negotiator({ headers: { accept } });
  return negotiator.mediaType([json, response]) === response ? GRAPHQL_RESPONSE_TYPE : JSON_TYPE;
}

/**
 * The status of the answer to a well-formed request. With `application/json` it is 200 even when
 * the operation is faulty: clients of that media type take any other status for the word of a proxy
 * (https://graphql.github.io/graphql-over-http/draft/#sec-application-json). Refusals that are not
 * about the operation, such as 401, 429 and 503, keep their status.
 */
export function answerStatus(status: number, type: string): number {
  return status === 400 && !type.startsWith('application/graphql-response+json') ? 200 : status;
}
