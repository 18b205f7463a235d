import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';
import { RequestAudit } from '../disclosure/requestAudit';
import { MaskedPaths } from '../permissions/maskedPaths';
import { WithheldLists } from '../permissions/withheldLists';

/** The response to one operation. */
export interface OperationAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Runs one operation as the caller, with every check of an operation that the caller sends. */
export type RunOperation = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<OperationAnswer>;

/**
 * Runs operations of the gateway itself for the caller of a request. Each has its own masks and
 * disclosures and shares the rest of the request's context. Its errors are those that the gateway
 * reads: in English, with the refusals.
 */
export function runOperation(
  serverOf: () => ApolloServer<GatewayContext>,
  context: GatewayContext,
): RunOperation {
  return async (query, variables) => {
    const { viewer, requestId, at } = context;
    const { body } = await serverOf().executeOperation(
      { query, variables: { ...variables } },
      {
        contextValue: {
          ...context,
          acceptLanguage: undefined,
          refusals: 'errors',
          masked: new MaskedPaths(),
          withheld: new WithheldLists(),
          audit: new RequestAudit({ caller: viewer, requestId, at }),
        },
      },
    );
    if (body.kind !== 'single') throw creditError('INTERNAL_ERROR');
    return body.singleResult;
  };
}
