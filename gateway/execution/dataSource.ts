import type { GraphQLDataSource } from '@apollo/gateway';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import type { SubgraphRequest, SubgraphResponse } from '../../schema/subgraphCall';
import { withoutDisclosures } from '../disclosure/readDisclosures';
import type { GatewayContext } from '../context';
import { restoreTypenames } from './restoreTypenames';
import { lostFields } from './lostFields';
import { callerAt, type SubgraphCalls } from '../telemetry/subgraphCalls';
import { faultOf } from './circuit/callFaults';
import { OwnFaultError, SuspendedError } from './circuit/withCircuit';
import type { ReadingOptions } from './readingOptions';
import { withStockPositions } from './stockPositions';
import type { SubgraphClient } from './subgraphClient';

/**
 * The data source through which the executor calls a subgraph. If the subgraph does not answer, the
 * client gets nulls and one error, which names the path in the client's answer but no host; the
 * cause is logged. If an exception of the gateway itself prevented the call, the error does not
 * blame the subgraph.
 */
export function dataSource(
  client: SubgraphClient,
  calls: SubgraphCalls,
): GraphQLDataSource<GatewayContext> {
  return {
    async process(options: ReadingOptions<GatewayContext>) {
      // ApolloGateway can also send health checks and schema downloads; this gateway uses neither.
      if (!('incomingRequestContext' in options))
        throw new Error('A data source accepts requests for operations of clients only.');
      const { request, document } = options;
      const context = options.context;
      const representations = request.variables?.['representations'] as
        readonly Record<string, unknown>[] | undefined;
      const query = request.query ?? '';
      const subgraphRequest: SubgraphRequest = {
        query,
        ...(document && { document }),
        ...(request.operationName != null && { operationName: request.operationName }),
        ...(request.variables && { variables: request.variables as Record<string, unknown> }),
        ...(options.reader && { reader: options.reader }),
      };
      const begun = performance.now();
      const span = calls.span(context);
      try {
        const answer = await client.execute(subgraphRequest, callerAt(span, context));
        calls.ended(context, begun, 'ok', span);
        restoreTypenames(subgraphRequest.variables, answer.data);
        const at = options.pathInIncomingRequest ?? [];
        context.masked.report(at, answer.extensions);
        context.withheld.report(at, answer.extensions);
        context.audit.report(client.name, answer.extensions, context.viewer);
        const disclosed = withoutDisclosures(answer);
        return options.placesErrors
          ? disclosed
          : withStockPositions(disclosed, { context, path: at, representations });
      } catch (error) {
        calls.ended(context, begun, resultOf(error, context), span);
        const path = lostFields(query, document);
        // The circuit logged the suspension when it began.
        if (error instanceof SuspendedError) return failure('SUBGRAPH_UNAVAILABLE', path);
        const facts = { requestId: context.requestId, subgraph: client.name };
        if (error instanceof OwnFaultError) {
          context.log.error(
            { ...facts, ...cause(error.cause) },
            'a call to a subgraph failed in the gateway itself',
          );
          return failure('INTERNAL_ERROR', path);
        }
        context.audit.lose();
        // The access log has a line about it; a call that its caller gave up is no fault.
        if (!context.cancellation.isAbandoned)
          context.log.warn({ ...facts, ...cause(error) }, 'a subgraph did not answer');
        return failure('SUBGRAPH_UNAVAILABLE', path);
      }
    },
  };
}

/** Why a call failed, in a word for metrics and spans. */
function resultOf(error: unknown, { cancellation }: GatewayContext): string {
  if (error instanceof SuspendedError) return 'suspended';
  if (error instanceof OwnFaultError) return 'own_fault';
  return faultOf(error, cancellation.reason !== undefined).toLowerCase();
}

function failure(code: ErrorCode, path: string[]): SubgraphResponse {
  return { data: null, errors: [{ message: ERRORS[code].message, path, extensions: { code } }] };
}

function cause(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: error.name,
    code: (error as { code?: unknown }).code,
    ...(error.name === 'SubgraphAnswerError' && { answer: error.message }),
  };
}
