import type { Step } from '../http/chain';
import { refuse } from '../http/refuse';
import { isRefusalPlace, REFUSALS_HEADER } from './refusals';

/** Reads where a request wants its refusals reported; its choice precedes that of its client. */
export const refusalPlace: Step = (exchange) => {
  const given = exchange.request.headers[REFUSALS_HEADER];
  if (given === undefined) return;
  if (!isRefusalPlace(given))
    return refuse(
      exchange,
      'BAD_USER_INPUT',
      `The header ${REFUSALS_HEADER} must be errors or extensions.`,
    );
  exchange.refusals = given;
};
