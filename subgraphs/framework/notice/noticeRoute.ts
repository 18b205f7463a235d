import { noticesSchema } from '../../../schema/noticeCall';
import type { GatewayRoute } from '../gatewayRoute';
import type { TakeNotices } from './takeNotices';

/** Takes notices over HTTP: `{ "notices" }` in, 204 out when they are acted upon. */
export function noticeRoute(
  take: TakeNotices,
): GatewayRoute<{ readonly notices: Parameters<TakeNotices>[0] }> {
  return {
    question: noticesSchema,
    answer: ({ notices }) => take(notices),
    failure: 'notices could not be acted upon',
  };
}
