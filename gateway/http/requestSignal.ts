import { setMaxListeners } from 'node:events';
import type { Exchange } from './exchange';

/** A signal that fires when the client has gone before its answer, or after `timeout` ms. */
export function requestSignal(exchange: Exchange, timeout: number): AbortSignal {
  const controller = new AbortController();
  // Every call to a subgraph under way listens, and there may be many at once.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(
    () => controller.abort(new DOMException('The request took too long.', 'TimeoutError')),
    timeout,
  );
  exchange.closed(() => {
    clearTimeout(timer);
    if (!exchange.response.writableFinished)
      controller.abort(new DOMException('The client has gone.', 'AbortError'));
  });
  return controller.signal;
}
