import { recordEventsRequestSchema } from '../../../../schema/recordEvents';
import type { GatewayRoute } from '../../gatewayRoute';
import type { RecordEvents } from './recordEvents';

/**
 * Returns record events over HTTP: the request body is `{ "after" }`, the response `{ "events" }`.
 */
export function recordEventRoute(events: RecordEvents): GatewayRoute<{ readonly after: number }> {
  return {
    bodySchema: recordEventsRequestSchema,
    handle: async ({ after }) => ({ events: await events(after) }),
    failure: 'record events could not be read',
  };
}
