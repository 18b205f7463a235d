import { noticesSchema } from '../../../schema/noticeCall';
import type { GatewayRoute } from '../gatewayRoute';
import type { TakeNotices } from './takeNotices';

/** Receives notices over HTTP: the request body is `{ "notices" }`; 204 once they are applied. */
export function noticeRoute(
  take: TakeNotices,
): GatewayRoute<{ readonly notices: Parameters<TakeNotices>[0] }> {
  return {
    bodySchema: noticesSchema,
    handle: ({ notices }) => take(notices),
    failure: 'notices could not be applied',
  };
}
