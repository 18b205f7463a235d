import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';
import { leaveByTheDoor, statusOf } from './errorDoor';

/**
 * Sends the errors of every response through the door, where the caller is known, and sets the
 * status of a request that failed as a whole. A null that came of an object the caller may not
 * see stays a bare null: the executor's note on it (`valueCompletion`) is dropped.
 */
export function errorPlugin(): StandingPlugin {
  return standingPlugin({
    willSendResponse({ contextValue, response, errors, document, operation }) {
      if (response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      if (result.extensions && 'valueCompletion' in result.extensions) {
        const { extensions } = result;
        delete extensions['valueCompletion'];
        if (Object.keys(extensions).length === 0) delete result.extensions;
      }
      if (!result.errors) return;
      result.errors = leaveByTheDoor(errors ?? [], {
        mayIntrospect: contextValue.mayIntrospect,
        developer: contextValue.client?.developer === true,
        requestId: contextValue.requestId,
        log: contextValue.log,
        ...(document && { document }),
        ...(operation && { operation }),
      });
      // Where the disclosure log fails, the whole answer is withheld: data is null.
      const withheld = result.errors[0]?.extensions?.['code'] === 'DISCLOSURE_LOG_UNAVAILABLE';
      if (result.data === undefined || withheld) response.http.status = statusOf(result.errors);
    },
  });
}
