import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { Exchange } from './exchange';
import { errorTypeOf } from './mediaTypes';
import { languageOf, localised } from './language';
import { retryAfterOf } from './retryAfter';

/**
 * Responds with one error of the catalogue to a request that is refused before it becomes an
 * operation, in the caller's language. A `retryAfter` is also sent as a header.
 * @param message in English
 */
export function refuse(
  exchange: Exchange,
  code: ErrorCode,
  message: string = ERRORS[code].message,
  status: number = ERRORS[code].status,
  extensions: Readonly<Record<string, unknown>> = {},
): void {
  const language = languageOf(exchange.request.headers['accept-language']);
  const { message: shown, detail } = localised(code, message, language);
  const error = creditError(code, shown, {
    ...extensions,
    ...(detail !== undefined && { detail }),
  });
  exchange.facts.codes = [code];
  const retryAfter = retryAfterOf([error]);
  if (retryAfter !== undefined) exchange.header('Retry-After', retryAfter);
  exchange.header('Content-Language', language);
  exchange.vary('Accept-Language');
  const body = JSON.stringify({ errors: [error.toJSON()] });
  exchange.send(status, body, errorTypeOf(exchange.request.headers.accept));
}
