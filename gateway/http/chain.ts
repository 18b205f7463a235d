import type { RequestHandler } from 'express';
import { exchangeOf, type Exchange } from './exchange';

/**
 * One step of a request: it adds something to the exchange, or it sends the response and ends the
 * chain.
 */
export type Step = (exchange: Exchange) => void | Promise<void>;

/** Handler of errors that steps throw. */
export type Fault = (error: unknown, exchange: Exchange) => void;

/**
 * Runs the steps of a request in order, until one of them responds. Synchronous steps are not
 * awaited.
 */
export function chain(steps: readonly Step[], fault: Fault): (exchange: Exchange) => void {
  const from = (exchange: Exchange, first: number): void => {
    try {
      for (let index = first; index < steps.length && !exchange.answered; index++) {
        const running = steps[index]!(exchange);
        if (running === undefined) continue;
        running.then(
          () => from(exchange, index + 1),
          (error: unknown) => fault(error, exchange),
        );
        return;
      }
    } catch (error) {
      fault(error, exchange);
    }
  };
  return (exchange) => from(exchange, 0);
}

/** Turns a step into an Express handler. */
export function asHandler(step: Step): RequestHandler {
  return async (_request, response, next) => {
    const exchange = exchangeOf(response);
    await step(exchange);
    if (!exchange.answered) next();
  };
}
