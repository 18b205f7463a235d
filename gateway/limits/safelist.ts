import type { Logger } from 'pino';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import type { OperationStore } from '../operations/operationStore';

interface Body {
  query?: unknown;
  documentId?: unknown;
}

/**
 * Replaces a `documentId` by the registered text. A client with a safelist may send no other text;
 * a client without one may send any operation, but no `documentId`. When a safelist cannot be read,
 * every operation of its client is refused.
 */
export function safelist(store: OperationStore, log: Logger): Step {
  async function applySafelist(exchange: Exchange, body: Body): Promise<void> {
    const { client } = exchange.viewer;
    const { documentId } = body;
    try {
      const safelisted = client === undefined ? undefined : await store.of(client);
      if (safelisted === undefined && documentId === undefined) return;
      const known =
        typeof documentId === 'string' &&
        safelisted &&
        Object.hasOwn(safelisted.operations, documentId)
          ? safelisted.operations[documentId]
          : undefined;
      if (known === undefined || (body.query !== undefined && body.query !== known.document)) {
        return refuse(exchange, 'OPERATION_NOT_SAFELISTED');
      }
      body.query = known.document;
      exchange.facts.operationName = known.name;
      delete body.documentId;
    } catch {
      log.error({ client }, 'a safelist cannot be read');
      refuse(exchange, 'OPERATION_NOT_SAFELISTED');
    }
  }
  return (exchange) => {
    const body = exchange.body as Body;
    if (exchange.viewer.client === undefined && body.documentId === undefined) return;
    return applySafelist(exchange, body);
  };
}
