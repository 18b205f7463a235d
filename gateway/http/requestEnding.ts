import { Ending } from '../ending';
import type { Exchange } from './exchange';

/** What ends when the client has gone before its answer, or after `timeout` ms. */
export function requestEnding(exchange: Exchange, timeout: number): Ending {
  const ending = new Ending();
  const timer = setTimeout(
    () => ending.end(new DOMException('The request took too long.', 'TimeoutError')),
    timeout,
  );
  exchange.closed(() => {
    clearTimeout(timer);
    if (!exchange.response.writableFinished)
      ending.end(new DOMException('The client has gone.', 'AbortError'));
  });
  return ending;
}
