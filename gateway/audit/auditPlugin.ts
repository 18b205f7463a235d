import { creditError } from '../../schema/errors';
import type { ExecutionAnswer } from '../executor';
import type { GatewayPlugin } from '../plugin';
import type { DisclosureRecorder } from './disclosureRecorder';

/**
 * Lets no answer go out before what it discloses is on the log. It wraps everything that
 * executes, cuts or completes an operation, and knows only what the calls to subgraphs reported to
 * the request's audit; an operation that calls none (introspection) asks nothing. Where the log
 * fails, the answer is no data and one error.
 */
export function auditPlugin(recorder: DisclosureRecorder): GatewayPlugin {
  return {
    wrapExecutor: (execute) => async (request) => {
      const answer = await execute(request);
      const { audit } = request.context;
      if (audit.broken) return withheld();
      if (!audit.any) return answer;
      const events = audit.events(request.queryHash, answer.data != null);
      const refused = await recorder.record(events);
      return refused === undefined ? answer : withheld(refused);
    },
  };
}

function withheld(error = creditError('DISCLOSURE_LOG_UNAVAILABLE')): ExecutionAnswer {
  return { data: null, errors: [error] };
}
