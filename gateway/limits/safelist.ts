import type { Logger } from 'pino';
import {
  documentReferences,
  withoutPersistedQuery,
  type ReferringBody,
} from '../http/documentReference';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import { withoutPrefix } from '../../schema/safelist/operationId';
import type { ListedOperations } from './listedOperations';
import type { SafelistedTexts, Safelists } from './safelists';

/** The refusal of a GET whose operation is unknown or not public, alike for both. */
export const NO_PUBLIC_OPERATION = 'No public operation is registered under this id.';

interface Body extends ReferringBody {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** The operations of the registry, by client and of all clients together. */
export interface RegisteredOperations {
  readonly ofClients: Safelists;
  readonly ofAll: ListedOperations;
}

/**
 * Replaces the id of a persisted operation by its text. A client with a safelist may send no other
 * operation, and none by its text alone; a client without one may send any text, but no id. A GET
 * without a token may name an operation of any client, because it runs public queries only and its
 * answer may be cached. When a safelist cannot be read, the operations that need it are refused.
 */
export function safelist(registered: RegisteredOperations | undefined, log: Logger): Step {
  return (exchange) => {
    if (registered === undefined) return withoutList(exchange);
    const { client } = exchange;
    try {
      const running =
        client?.safelist === undefined
          ? withoutOwnList(exchange, registered.ofAll)
          : ownList(exchange, registered.ofClients.of(client, client.safelist));
      return running?.catch((error: unknown) => unreadable(exchange, error, log));
    } catch (error) {
      return unreadable(exchange, error, log);
    }
  };
}

type MaybePromise<T> = T | Promise<T>;

function ownList(
  exchange: Exchange,
  texts: MaybePromise<SafelistedTexts | undefined>,
): void | Promise<void> {
  if (!(texts instanceof Promise)) return applyList(exchange, texts);
  return texts.then((read) => applyList(exchange, read));
}

function withoutOwnList(exchange: Exchange, listed: ListedOperations): void | Promise<void> {
  const { query, documentId } = exchange.body as Body;
  const isAnonymousRead = exchange.read !== undefined && !exchange.read.hasToken;
  if (!isAnonymousRead || query !== undefined || typeof documentId !== 'string')
    return withoutList(exchange);
  const text = listed.of(withoutPrefix(documentId));
  if (!(text instanceof Promise)) return applyListed(exchange, text);
  return text.then((found) => applyListed(exchange, found));
}

/** A GET without a token. A guarded operation is refused as an unknown one, when it is known. */
function applyListed(exchange: Exchange, text: string | null): void {
  if (text === null) return refuse(exchange, 'OPERATION_NOT_SAFELISTED', NO_PUBLIC_OPERATION);
  exchange.read!.names = 'listed operation';
  exchange.facts.operationName = OPERATION_NAME.exec(text)?.[1];
  exchange.body = withText(exchange.body as Body, text);
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
    exchange.client === undefined
      ? 'The registered operations cannot be read; retry shortly.'
      : 'The list of operations of this client cannot be read; retry shortly.',
  );
}
