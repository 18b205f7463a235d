import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../schema/errors';
import { languageOf, localised } from '../http/language';
import { retryAfterOf } from '../http/retryAfter';
import type { GatewayPlugin } from '../plugin';
import { clientErrors, statusOf } from './clientErrors';
import { refusalsInExtensions } from './refusals';

/**
 * Translates the errors of every response for its caller, in the caller's language, and sets the
 * status of a request that failed as a whole. Reports refusals where the caller wants them. A null
 * for an object that the caller may not see stays a plain null: the executor's note about it
 * (`valueCompletion`) is removed.
 */
export function errorPlugin(): GatewayPlugin {
  return {
    willSendResponse({ contextValue, response, errors, document, operation }) {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      if (result.extensions && 'valueCompletion' in result.extensions) {
        const { extensions } = result;
        delete extensions['valueCompletion'];
        if (Object.keys(extensions).length === 0) delete result.extensions;
      }
      if (!result.errors) return;
      const context = {
        mayIntrospect: contextValue.mayIntrospect,
        isAbandoned: contextValue.cancellation.isAbandoned,
        developer: contextValue.client?.developer === true,
        requestId: contextValue.requestId,
        log: contextValue.log,
        ...(document && { document }),
        ...(operation && { operation }),
      };
      const language = languageOf(contextValue.acceptLanguage);
      const { headers } = response.http;
      headers.set('content-language', language);
      headers.set('vary', 'Accept-Language');
      result.errors = clientErrors(errors ?? [], context, result.data).map((error) =>
        inLanguage(error, (code, message) => localised(code, message, language)),
      );
      if (contextValue.refusals === 'extensions')
        Object.assign(result, refusalsInExtensions(result));
      if (!result.errors) return;
      if (result.data !== undefined && !isWithheld(result.data, result.errors)) return;
      response.http.status = statusOf(result.errors);
      const retryAfter = retryAfterOf(result.errors);
      if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
    },
  };
}

type Localise = (code: ErrorCode, message: string) => ReturnType<typeof localised>;

function inLanguage(error: GraphQLFormattedError, localise: Localise): GraphQLFormattedError {
  // Every error that clientErrors returns has a code of the catalogue.
  const { message, detail } = localise(error.extensions!['code'] as ErrorCode, error.message);
  const extensions = { ...error.extensions, ...(detail !== undefined && { detail }) };
  return { ...error, message, extensions };
}

/** Errors that withhold an executed response: its data is null, and no field is at fault. */
const WITHHOLDING: readonly unknown[] = [
  'DISCLOSURE_LOG_UNAVAILABLE',
  'SUBJECT_LIMIT_REACHED',
  'RATE_LIMITED',
  'NOT_READY',
] satisfies ErrorCode[];

function isWithheld(data: unknown, [first]: readonly GraphQLFormattedError[]): boolean {
  return (
    data === null && first?.path === undefined && WITHHOLDING.includes(first?.extensions?.['code'])
  );
}
