import { OperationTypeNode } from 'graphql';
import type { GatewayPlugin } from '../plugin';
import type { Relay } from './relay';

/**
 * Has a relay look as soon as a mutation is answered, so that what it changed is known everywhere
 * before long. The answer does not wait for it.
 */
export function relayPlugin(relay: Pick<Relay, 'look'>): GatewayPlugin {
  return {
    willSendResponse({ operation }) {
      if (operation?.operation === OperationTypeNode.MUTATION) void relay.look();
    },
  };
}
