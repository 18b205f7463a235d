import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context';

/** Tells in `extensions.consents` what became of each consent a request named. */
export function consentReportPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const { consentReport } = contextValue;
          if (consentReport === undefined || response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          result.extensions = { ...result.extensions, consents: consentReport };
        },
      };
    },
  };
}
