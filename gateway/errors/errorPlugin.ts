import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../schema/errors';
import { retryAfterOf } from '../http/retryAfter';
import type { GatewayPlugin } from '../plugin';
import { clientErrors, statusOf } from './clientErrors';

/**
 * Translates the errors of every response for its caller, and sets the status of a request that
 * failed as a whole. A null for an object that the caller may not see stays a plain null: the
 * executor's note about it (`valueCompletion`) is removed.
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
      result.errors = clientErrors(errors ?? [], {
        mayIntrospect: contextValue.mayIntrospect,
        developer: contextValue.client?.developer === true,
        requestId: contextValue.requestId,
        log: contextValue.log,
        ...(document && { document }),
        ...(operation && { operation }),
      });
      if (result.data !== undefined && !isWithheld(result.data, result.errors)) return;
      response.http.status = statusOf(result.errors);
      const retryAfter = retryAfterOf(result.errors);
      if (retryAfter !== undefined) response.http.headers.set('retry-after', retryAfter);
    },
  };
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
