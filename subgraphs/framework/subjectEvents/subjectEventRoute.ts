import { subjectEventsSchema } from '../../../schema/subjectEvents';
import type { GatewayRoute } from '../gatewayRoute';
import type { ApplySubjectEvents } from './applySubjectEvents';

/**
 * Receives subject events over HTTP: the request body is `{ "events" }`, the response 204 once they
 * are applied.
 */
export function subjectEventRoute(
  apply: ApplySubjectEvents,
): GatewayRoute<{ readonly events: Parameters<ApplySubjectEvents>[0] }> {
  return {
    bodySchema: subjectEventsSchema,
    handle: ({ events }) => apply(events),
    failure: 'subject events could not be applied',
  };
}
