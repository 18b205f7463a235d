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
 * Puts the registered text in the place of a `documentId`, and refuses any text of its own from a
 * client that has a safelist. Clients without one send what they like, but have no ids. A
 * safelist that cannot be read admits nothing.
 */
export function safelist(store: OperationStore, log: Logger): Step {
  async function fromTheList(exchange: Exchange, body: Body): Promise<void> {
    const { client } = exchange.viewer;
    const { documentId } = body;
    try {
      const bound = client === undefined ? undefined : await store.of(client);
      if (bound === undefined && documentId === undefined) return;
      const known =
        typeof documentId === 'string' && bound && Object.hasOwn(bound.operations, documentId)
          ? bound.operations[documentId]
          : undefined;
      if (known === undefined || (body.query !== undefined && body.query !== known.document)) {
        return refuse(exchange, 'OPERATION_NOT_SAFELISTED');
      }
      body.query = known.document;
      delete body.documentId;
    } catch {
      log.error({ client }, 'a safelist cannot be read');
      refuse(exchange, 'OPERATION_NOT_SAFELISTED');
    }
  }
  return (exchange) => {
    const body = exchange.body as Body;
    if (exchange.viewer.client === undefined && body.documentId === undefined) return;
    return fromTheList(exchange, body);
  };
}
