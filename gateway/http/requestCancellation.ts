import { Cancellation } from '../cancellation';
import type { Exchange } from './exchange';

/**
 * Creates the signal that fires when the client disconnects before the response, or after `timeout`
 * ms.
 */
export function requestCancellation(exchange: Exchange, timeout: number): Cancellation {
  const cancellation = new Cancellation();
  const timer = setTimeout(
    () => cancellation.cancel(new DOMException('The request took too long.', 'TimeoutError')),
    timeout,
  );
  exchange.closed(() => {
    clearTimeout(timer);
    if (!exchange.response.writableFinished)
      cancellation.cancel(new DOMException('The client has disconnected.', 'AbortError'));
  });
  return cancellation;
}
