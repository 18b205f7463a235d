import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { creditError } from '../../schema/errors';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../permissions/executor';
import type { DisclosureRecorder } from './disclosureRecorder';
import type { RequestAudit } from './requestAudit';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

interface AuditedExecution extends ExecutionRequest {
  readonly context: { readonly audit: RequestAudit };
}

/**
 * A gateway none of whose answers goes out before what it discloses is on the log. It stands
 * outside of everything that executes, cuts or completes an operation, and knows only what the
 * calls to subgraphs reported to the request's audit; an operation that calls none (introspection)
 * asks nothing. Where the log fails, the answer is no data and one error.
 */
export function auditGateway(
  inner: GatewayInterface,
  recorder: DisclosureRecorder,
): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway gave no executor.');
      const unaudited = executor as unknown as Executor<AuditedExecution>;
      const audited: Executor<AuditedExecution> = async (request) => {
        const answer = await unaudited(request);
        const { audit } = request.context;
        if (audit.broken) return withheld();
        if (!audit.any) return answer;
        const events = audit.events(request.queryHash, answer.data != null);
        const refused = await recorder.record(events);
        return refused === undefined ? answer : withheld(refused);
      };
      return { executor: audited as unknown as typeof executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}

function withheld(error = creditError('DISCLOSURE_LOG_UNAVAILABLE')): ExecutionAnswer {
  return { data: null, errors: [error] };
}
