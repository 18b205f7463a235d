import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line per request: id, status and duration; never what was asked or answered. */
export function accessLog(log: Logger): RequestHandler {
  return (_request, response, next) => {
    const begun = performance.now();
    response.once('close', () => {
      log.info(
        {
          requestId: response.locals['requestId'] as string,
          status: response.statusCode,
          ms: Math.round((performance.now() - begun) * 10) / 10,
          ...(!response.writableFinished && { gone: true }),
        },
        'request',
      );
    });
    next();
  };
}
