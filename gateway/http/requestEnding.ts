import { Ending } from '../ending';
import type { Exchange } from './exchange';

/**
 * Creates the signal that fires when the client disconnects before the response, or after `timeout`
 * ms.
 */
export function requestEnding(exchange: Exchange, timeout: number): Ending {
  const ending = new Ending();
  const timer = setTimeout(
    () => ending.end(new DOMException('The request took too long.', 'TimeoutError')),
    timeout,
  );
  exchange.closed(() => {
    clearTimeout(timer);
    if (!exchange.response.writableFinished)
      ending.end(new DOMException('The client has disconnected.', 'AbortError'));
  });
  return ending;
}
