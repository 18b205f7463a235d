import type { GraphQLDataSource } from '@apollo/gateway';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import type { SubgraphRequest, SubgraphResponse } from '../../schema/subgraphCall';
import { withoutDisclosures } from '../disclosure/readDisclosures';
import type { GatewayContext } from '../context';
import { restoreTypenames } from './restoreTypenames';
import { lostFields } from './lostFields';
import { OwnFaultError, SuspendedError } from './circuit/withCircuit';
import type { ReadingOptions } from './readingOptions';
import type { SubgraphClient } from './subgraphClient';

/**
 * What the executor asks for a subgraph's data. A subgraph that does not answer leaves nulls and
 * one error, which names the place in the client's answer and no host; the cause is logged. A call
 * that an exception of the gateway itself prevented is not said to be the subgraph's failure.
 */
export function dataSource(client: SubgraphClient): GraphQLDataSource<GatewayContext> {
  return {
    async process(options: ReadingOptions<GatewayContext>) {
      // The executor also knows health checks and schema downloads; this gateway uses neither.
      if (!('incomingRequestContext' in options))
        throw new Error('Subgraphs are asked nothing but what clients ask.');
      const { request, document } = options;
      const context = options.context;
      const query = request.query ?? '';
      const asked: SubgraphRequest = {
        query,
        ...(document && { document }),
        ...(request.operationName != null && { operationName: request.operationName }),
        ...(request.variables && { variables: request.variables as Record<string, unknown> }),
        ...(options.reader && { reader: options.reader }),
      };
      try {
        const answer = await client.execute(asked, context);
        restoreTypenames(asked.variables, answer.data);
        const at = options.pathInIncomingRequest ?? [];
        context.masked.report(at, answer.extensions);
        context.withheld.report(at, answer.extensions);
        context.audit.report(client.name, answer.extensions, context.viewer);
        return withoutDisclosures(answer);
      } catch (error) {
        const path = lostFields(query, document);
        // That calls are suspended has been said once, when they were.
        if (error instanceof SuspendedError) return lost('SUBGRAPH_UNAVAILABLE', path);
        const facts = { requestId: context.requestId, subgraph: client.name };
        if (error instanceof OwnFaultError) {
          context.log.error(
            { ...facts, ...cause(error.cause) },
            'a call to a subgraph failed in the gateway itself',
          );
          return lost('INTERNAL_ERROR', path);
        }
        context.log.warn({ ...facts, ...cause(error) }, 'a subgraph did not answer');
        return lost('SUBGRAPH_UNAVAILABLE', path);
      }
    },
  };
}

function lost(code: ErrorCode, path: string[]): SubgraphResponse {
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
