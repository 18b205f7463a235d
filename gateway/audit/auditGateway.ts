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
 * Wraps a gateway so that no answer leaves before its disclosures are logged. It is the outermost
 * wrapper, and knows only what the subgraph calls reported to the request's audit; an operation
 * that calls none, such as introspection, is not logged. When the log fails, the answer is one
 * error without data.
 */
export function auditGateway(
  inner: GatewayInterface,
  recorder: DisclosureRecorder,
): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway has no executor.');
      const unaudited = executor as unknown as Executor<AuditedExecution>;
      const audited: Executor<AuditedExecution> = async (request) => {
        const answer = await unaudited(request);
        const { audit } = request.context;
        if (audit.malformed) return withheld();
        if (audit.empty) return answer;
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
