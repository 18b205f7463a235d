import { eventsQuestionSchema } from '../../../../schema/recordEvents';
import type { GatewayRoute } from '../../gatewayRoute';
import type { RecordEvents } from './recordEvents';

/** Gives the events of records over HTTP: `{ "after" }` in, `{ "events" }` out. */
export function eventRoute(events: RecordEvents): GatewayRoute<{ readonly after: number }> {
  return {
    question: eventsQuestionSchema,
    answer: async ({ after }) => ({ events: await events(after) }),
    failure: 'the events of records could not be read',
  };
}
