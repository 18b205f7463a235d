import { OperationTypeNode } from 'graphql';
import type { GatewayPlugin } from '../plugin';
import type { Relay } from './relay';

/**
 * Makes a relay poll as soon as a mutation is answered, so that its changes reach all subgraphs
 * soon. The response does not wait for it.
 */
export function relayPlugin(relay: Pick<Relay, 'look'>): GatewayPlugin {
  return {
    willSendResponse({ operation }) {
      if (operation?.operation === OperationTypeNode.MUTATION) void relay.look();
    },
  };
}
