import { creditError } from '../../schema/errors';
import type { ExecutionAnswer } from '../executor';
import type { GatewayPlugin } from '../plugin';
import type { DisclosureRecorder } from './disclosureRecorder';

/**
 * Wraps execution so that no answer leaves before its disclosures are logged. It is the outermost
 * wrapper, and knows only what the subgraph calls reported to the request's audit; an operation
 * that calls none, such as introspection, is not logged. When the log fails, the answer is one
 * error without data.
 */
export function auditPlugin(recorder: DisclosureRecorder): GatewayPlugin {
  return {
    wrapExecutor: (execute) => async (request) => {
      const { audit, requestId, trace } = request.context;
      let answer: ExecutionAnswer;
      try {
        answer = await execute(request);
      } catch (error) {
        recorder.undelivered(requestId);
        throw error;
      }
      if (audit.incomplete) recorder.undelivered(requestId);
      if (audit.malformed) return withheld();
      if (audit.empty) return answer;
      const events = audit.events(request.queryHash, answer.data != null);
      const refused = await recorder.record(events, trace);
      return refused === undefined ? answer : withheld(refused);
    },
  };
}

function withheld(error = creditError('DISCLOSURE_LOG_UNAVAILABLE')): ExecutionAnswer {
  return { data: null, errors: [error] };
}
