import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../context';
import type { NoticeRelay } from './noticeRelay';

/**
 * Has the relay look as soon as a mutation is answered, so that what it changed about a subject
 * is known everywhere before long. The answer does not wait for it.
 */
export function noticePlugin(relay: NoticeRelay): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation }) {
          if (operation?.operation === OperationTypeNode.MUTATION) void relay.look();
        },
      };
    },
  };
}
