import type { RequestHandler } from 'express';
import { exchangeOf, type Exchange } from './exchange';

/** One concern of a request: it settles something, or answers, and then nothing comes after it. */
export type Step = (exchange: Exchange) => void | Promise<void>;

/** What is done about an error that a step throws. */
export type Fault = (error: unknown, exchange: Exchange) => void;

/**
 * Takes a request through steps, in order, until one of them answers. A step that has nothing to
 * wait for lets nothing else wait.
 */
export function chain(steps: readonly Step[], fault: Fault): (exchange: Exchange) => void {
  const from = (exchange: Exchange, first: number): void => {
    try {
      for (let at = first; at < steps.length && !exchange.answered; at++) {
        const underWay = steps[at]!(exchange);
        if (underWay === undefined) continue;
        underWay.then(
          () => from(exchange, at + 1),
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

/** The same step on the way through Express. */
export function asHandler(step: Step): RequestHandler {
  return async (_request, response, next) => {
    const exchange = exchangeOf(response);
    await step(exchange);
    if (!exchange.answered) next();
  };
}
