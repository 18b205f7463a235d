import type { Logger } from 'pino';
import {
  documentReferences,
  withoutPersistedQuery,
  type ReferringBody,
} from '../http/documentReference';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import type { SafelistedTexts, Safelists } from './safelists';

interface Body extends ReferringBody {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/**
 * Replaces the id of a persisted operation by its text. A client with a safelist may send no other
 * operation, and none by its text alone; a client without one may send any text, but no id. When a
 * safelist cannot be read, every operation of its client is refused.
 */
export function safelist(lists: Safelists | undefined, log: Logger): Step {
  return (exchange) => {
    const { client } = exchange;
    if (client?.safelist === undefined || lists === undefined) return withoutList(exchange);
    try {
      const texts = lists.of(client, client.safelist);
      if (!(texts instanceof Promise)) return applyList(exchange, texts);
      return texts.then(
        (read) => applyList(exchange, read),
        (error: unknown) => unreadable(exchange, error, log),
      );
    } catch (error) {
      return unreadable(exchange, error, log);
    }
  };
}

/** The name of an operation, for metrics: that of a registered text is no free choice of a client. */
const OPERATION_NAME = /\b(?:query|mutation)\s+(\w+)/;

function applyList(exchange: Exchange, texts: SafelistedTexts | undefined): void {
  // The client was released while its list was read.
  if (texts === undefined) return withoutList(exchange);
  const body = exchange.body as Body;
  const [id, another] = documentReferences(body);
  if (id === undefined)
    return refuse(
      exchange,
      'OPERATION_NOT_SAFELISTED',
      'This client may only send registered operations by their id; send documentId instead of query.',
    );
  if (another !== undefined)
    return refuse(
      exchange,
      'INVALID_OPERATION',
      'The request names two operations by different ids; send one id.',
    );
  const text = texts.get(id);
  if (text === undefined)
    return refuse(
      exchange,
      'OPERATION_NOT_SAFELISTED',
      'No operation with this id is registered for this client.',
    );
  if (body.query !== undefined && body.query !== text)
    return refuse(
      exchange,
      'OPERATION_NOT_SAFELISTED',
      'The query is not the operation that is registered under this id; send the id alone.',
    );
  exchange.facts.operationName = OPERATION_NAME.exec(text)?.[1];
  exchange.body = withText(body, text);
}

/** A client without a safelist. Hashes of Apollo clients are not ids of a list for it. */
function withoutList(exchange: Exchange): void {
  const { query, documentId, doc_id, id } = exchange.body as Body;
  if (query !== undefined) return;
  if (documentReferences({ documentId, doc_id, id }).length > 0)
    refuse(
      exchange,
      'OPERATION_NOT_SAFELISTED',
      'No operations are registered for this client; send the text in query.',
    );
}

/** The request with the text, as a client without a safelist would send it. */
function withText({ operationName, variables, extensions }: Body, query: string): Body {
  const rest = withoutPersistedQuery(extensions);
  // Apollo Server refuses members that are present and undefined.
  return {
    query,
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables }),
    ...(rest !== undefined && { extensions: rest }),
  };
}

function unreadable(exchange: Exchange, error: unknown, log: Logger): void {
  const kind = error instanceof Error ? error.name : typeof error;
  log.error({ client: exchange.client?.id, kind }, 'a safelist cannot be read');
  refuse(
    exchange,
    'NOT_READY',
    'The list of operations of this client cannot be read; retry shortly.',
  );
}
