import type { Logger } from 'pino';
import type { Step } from './chain';

/** Logs one line per request: id, status and duration; never the content of request or response. */
export function accessLog(log: Logger): Step {
  return (exchange) => {
    const begun = performance.now();
    const { response, requestId } = exchange;
    exchange.closed(() => {
      log.info(
        {
          requestId,
          status: response.statusCode,
          ms: Math.round((performance.now() - begun) * 10) / 10,
          ...(!response.writableFinished && { gone: true }),
        },
        'request',
      );
    });
  };
}
