import { OperationTypeNode } from 'graphql';
import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';
import type { NoticeRelay } from './noticeRelay';

/**
 * Has the relay look as soon as a mutation is answered, so that what it changed about a subject
 * is known everywhere before long. The answer does not wait for it.
 */
export function noticePlugin(relay: NoticeRelay): StandingPlugin {
  return standingPlugin({
    willSendResponse({ operation }) {
      if (operation?.operation === OperationTypeNode.MUTATION) void relay.look();
    },
  });
}
