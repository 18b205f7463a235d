import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Viewer } from '../../schema/viewer';
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
export function safelist(store: OperationStore, log: Logger): RequestHandler {
  return async (request, response, next) => {
    const { client } = response.locals['viewer'] as Viewer;
    const body = request.body as Body;
    const { documentId } = body;
    if (client === undefined && documentId === undefined) return next();
    try {
      const bound = client === undefined ? undefined : await store.of(client);
      if (bound === undefined && documentId === undefined) return next();
      const known =
        typeof documentId === 'string' && bound && Object.hasOwn(bound.operations, documentId)
          ? bound.operations[documentId]
          : undefined;
      if (known === undefined || (body.query !== undefined && body.query !== known.document)) {
        return refuse(response, 'OPERATION_NOT_SAFELISTED');
      }
      body.query = known.document;
      delete body.documentId;
      next();
    } catch {
      log.error({ client }, 'a safelist cannot be read');
      refuse(response, 'OPERATION_NOT_SAFELISTED');
    }
  };
}
