import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isErrorCode } from '../../schema/errors';
import type { GatewayContext } from '../context';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { parametersOf } from '../http/parameters';
import { refuse } from '../http/refuse';
import { retryAfterIn } from '../http/retryAfter';
import { requestCancellation } from '../http/requestCancellation';
import type { Exporter } from './exporter';
import { EXPORT_PAGE_POLICY, exportPage } from './html';
import type { ExportSettings } from './settings';

const parametersSchema = z.strictObject({
  format: z.enum(['json', 'html']).default('json'),
  for: z.string().min(1).max(128).optional(),
});

/** Accepts only the methods of the export. */
export const exportMethods: Step = (exchange) => {
  const { method } = exchange.request;
  if (method === 'GET' || method === 'POST') return;
  exchange.header('allow', 'GET, POST');
  refuse(exchange, 'INVALID_OPERATION', 'Request an export with GET or POST.', 405);
};

/**
 * Responds with a copy of the data stored about the caller (PIPL, Art. 45), as
 * JSON or as an HTML page. `for` names an organisation that the caller represents, or the next of
 * kin for whom they act. The route comes after the same checks of the caller as an operation. The
 * copy is complete, or the response is an error.
 */
export function exportRoute(
  exporter: Exporter,
  contextOf: (exchange: Exchange) => GatewayContext,
  settings: ExportSettings,
  log: Logger,
): Step {
  async function answer(exchange: Exchange): Promise<void> {
    const query = parametersSchema.safeParse(parametersOf(exchange.url));
    if (!query.success)
      return refuse(
        exchange,
        'BAD_USER_INPUT',
        'The only parameters are format (json or html) and for.',
      );
    const { format, for: subjectId } = query.data;
    const context = {
      ...contextOf(exchange),
      cancellation: requestCancellation(exchange, settings.timeout),
    };
    if (!context.viewer.authenticated) return refuse(exchange, 'UNAUTHENTICATED');
    const exported = await exporter.export(context, subjectId);
    const name = `export-${exported.generatedAt.slice(0, 10)}.${format}`;
    exchange.header('content-disposition', `attachment; filename="${name}"`);
    if (format === 'json') return exchange.send(200, JSON.stringify(exported));
    exchange.header('content-security-policy', EXPORT_PAGE_POLICY);
    exchange.send(200, exportPage(exporter.schema(), exported), 'text/html; charset=utf-8');
  }

  return (exchange) =>
    answer(exchange).catch((error: unknown) => {
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      if (!isErrorCode(code) || exchange.response.headersSent) throw error;
      log.info({ requestId: exchange.requestId, code }, 'an export was refused');
      const { message, extensions } = error as GraphQLError;
      refuse(exchange, code, message, undefined, retryAfterIn(extensions));
    });
}
