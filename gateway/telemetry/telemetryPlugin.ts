import { isErrorCode } from '../../schema/errors';
import type { GatewayPlugin } from '../plugin';

/**
 * Notes the operation and the error codes of a request for its metrics, span and log line. It must
 * be the last plugin that changes errors.
 */
export function telemetryPlugin(): GatewayPlugin {
  return {
    didResolveOperation({ queryHash, operation, contextValue: { facts } }) {
      facts.operationHash = queryHash;
      facts.operationType = operation?.operation;
    },
    willSendResponse({ response: { body }, contextValue: { facts } }) {
      if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
      const codes = body.singleResult.errors.map(({ extensions }) => extensions?.['code']);
      facts.codes = [...new Set(codes.map((code) => (isErrorCode(code) ? code : 'OTHER')))];
    },
  };
}
