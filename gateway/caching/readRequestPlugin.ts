import { HeaderMap } from '@apollo/server';
import { OperationTypeNode, type GraphQLError } from 'graphql';
import { creditError } from '../../schema/errors';
import type { ReadRequest } from '../http/readRequest';
import { NO_PUBLIC_OPERATION } from '../limits/safelist';
import type { GatewayPlugin } from '../plugin';
import { CachePolicies } from './cachePolicies';

/**
 * Lets a GET run only a query whose fields are all public: links, logs and caches repeat it, and a
 * browser sends it to another site without asking. Decides how long its answer may be stored. An
 * answer to a request with a token, or with an error, is stored by nobody.
 */
export function readRequestPlugin(): GatewayPlugin {
  let policies: CachePolicies | undefined;
  return {
    load: (supergraph) => void (policies = new CachePolicies(supergraph)),
    didResolveOperation({ document, operation, queryHash, request, contextValue }) {
      const { read } = contextValue;
      if (read === undefined || !operation || policies === undefined) return;
      if (operation.operation !== OperationTypeNode.QUERY)
        throw postRequired(read, 'A GET cannot run a mutation; send it with POST.');
      const policy = policies.of({
        document,
        documentHash: queryHash,
        operationName: request.operationName,
        variables: request.variables ?? {},
      });
      if (!policy.isPublic)
        throw postRequired(
          read,
          'A GET may select only public fields, because URLs are logged; send this operation with POST.',
        );
      if (!read.hasToken) read.maxAge = policy.maxAge;
    },
    willSendResponse({ response, contextValue }) {
      const { read } = contextValue;
      if (read?.maxAge === undefined || response.body.kind !== 'single') return;
      // The extensions of an anonymous answer, such as `withheld`, are the same for everybody.
      if (response.body.singleResult.errors !== undefined) delete read.maxAge;
    },
  };
}

/**
 * The refusal of an operation that must not be sent with GET. Clients that send hashes with GET send
 * a hash that is not found again with POST, together with its text. Whoever names an operation of
 * another client does not learn that it exists.
 */
function postRequired({ names }: ReadRequest, message: string): GraphQLError {
  if (names === 'hash') return creditError('PERSISTED_QUERY_NOT_FOUND');
  if (names === 'listed operation')
    return creditError('OPERATION_NOT_SAFELISTED', NO_PUBLIC_OPERATION);
  return creditError('POST_REQUIRED', message, {
    http: { headers: new HeaderMap([['allow', 'POST']]) },
  });
}
