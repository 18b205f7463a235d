import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isErrorCode } from '../../schema/errors';
import type { GatewayContext } from '../context';
import { refuse } from '../http/refuse';
import { requestSignal } from '../http/requestSignal';
import type { Exporter } from './exporter';
import { EXPORT_PAGE_POLICY, exportPage } from './html';
import type { ExportSettings } from './settings';

const asked = z.strictObject({
  format: z.enum(['json', 'html']).default('json'),
  for: z.string().min(1).max(128).optional(),
});

/**
 * Answers `GET` and `POST` with a copy of what is held about the caller (PIPL, Art. 45), as JSON
 * or as a page to be read; `for` names an organisation represented, or the next of kin acted for.
 * It comes behind the same checks of the caller as an operation. The copy is whole or it is an
 * error.
 */
export function exportRoute(
  exporter: Exporter,
  contextOf: (http: { req: Request; res: Response }) => Promise<GatewayContext>,
  settings: ExportSettings,
  log: Logger,
): RequestHandler {
  async function answer(req: Request, res: Response): Promise<void> {
    const query = asked.safeParse(req.query);
    if (!query.success)
      return refuse(res, 'BAD_USER_INPUT', 'The parameters are format (json or html) and for.');
    const { format, for: of } = query.data;
    const context = {
      ...(await contextOf({ req, res })),
      signal: requestSignal(res, settings.timeout),
    };
    if (!context.viewer.authenticated) return refuse(res, 'UNAUTHENTICATED');
    const exported = await exporter.export(context, of);
    const name = `export-${exported.generatedAt.slice(0, 10)}.${format}`;
    res.setHeader('content-disposition', `attachment; filename="${name}"`);
    if (format === 'json') return void res.json(exported);
    res.setHeader('content-security-policy', EXPORT_PAGE_POLICY);
    res.type('text/html; charset=utf-8').send(exportPage(exporter.schema(), exported));
  }

  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'POST') {
      res.setHeader('allow', 'GET, POST');
      return refuse(res, 'INVALID_OPERATION', 'An export is asked for by GET or POST.', 405);
    }
    answer(req, res).catch((error: unknown) => {
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      if (!isErrorCode(code) || res.headersSent) return next(error);
      log.info({ requestId: res.locals['requestId'] as string, code }, 'an export was refused');
      refuse(res, code, (error as GraphQLError).message);
    });
  };
}
