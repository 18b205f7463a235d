import { withoutPrefix } from '../../schema/safelist/operationId';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { parametersOf } from '../http/parameters';
import { refuse } from '../http/refuse';
import type { PersistedQueries } from '../persistedQueries/persistedQueries';

/** What names the operations of callers. */
export interface NamedOperationParts {
  /** Replaces the id in a request by the text on the client's safelist. */
  readonly safelist: Step;
  readonly persisted: Pick<PersistedQueries, 'find'>;
}

/**
 * Finds the operation that the parameter `id` names: on the safelist of the client, or among the
 * persisted queries where the client has none. A client with a safelist names one always, as it
 * does at /graphql.
 */
export function namedOperation({ safelist, persisted }: NamedOperationParts): Step {
  return async (exchange) => {
    const { id } = parametersOf(exchange.url);
    const isListed = exchange.client?.safelist !== undefined;
    if (id === undefined && !isListed) return;
    if (typeof id !== 'string' || id === '') return refuseWithoutId(exchange, id === undefined);
    if (isListed) {
      exchange.body = { documentId: id };
      return safelist(exchange);
    }
    const query = await persisted.find(withoutPrefix(id));
    if (query === undefined)
      refuse(
        exchange,
        'NOT_FOUND',
        'No operation is known under this id; send it once to /graphql as a persisted query, or register it.',
      );
    else exchange.body = { query };
  };
}

function refuseWithoutId(exchange: Exchange, isAbsent: boolean): void {
  if (isAbsent)
    refuse(
      exchange,
      'OPERATION_NOT_SAFELISTED',
      'This client may only send registered operations; name one with the parameter id.',
    );
  else refuse(exchange, 'BAD_USER_INPUT', 'The parameter id must have one value.');
}
