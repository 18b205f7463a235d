import type { Logger } from 'pino';
import { outcomeOf } from '../telemetry/outcome';
import type { Step } from './chain';

/**
 * Logs one line per request: its ids, its client, its operation by hash and registered name, cost,
 * outcome, and the milliseconds that it and its subgraphs took; never the content of request or
 * response.
 */
export function accessLog(log: Logger): Step {
  return (exchange) => {
    if (!log.isLevelEnabled('info')) return;
    exchange.closed(() => {
      const { response, requestId, trace, client, facts } = exchange;
      const { operationHash, operationName, cost, calls } = facts;
      log.info(
        {
          requestId,
          ...(trace && { traceId: trace.id }),
          ...(client && { client: client.id }),
          ...(operationHash !== undefined && { operation: operationHash }),
          ...(operationName !== undefined && { operationName }),
          ...(cost !== undefined && { cost }),
          status: response.statusCode,
          code: outcomeOf(exchange),
          ms: tenths(performance.now() - facts.begun),
          ...(calls && { subgraphs: rounded(calls) }),
          ...(!response.writableFinished && { gone: true }),
        },
        'request',
      );
    });
  };
}

function rounded(calls: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(calls).map(([name, ms]) => [name, tenths(ms)]));
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;
