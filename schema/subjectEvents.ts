import { z } from 'zod';

/** Path at which a subgraph receives the registry's subject events, beside `/graphql`. */
export const SUBJECT_EVENTS_PATH = '/subject-events';

/** Maximum number of subject events in one delivery. */
export const SUBJECT_EVENT_BATCH_SIZE = 100;

/** The body of `POST /subject-events`. */
export const subjectEventsSchema = z.strictObject({
  events: z
    .array(
      z.strictObject({
        number: z.number().int().min(1),
        subjectId: z.string().min(1).max(128),
        hidden: z.boolean(),
        mergedInto: z.string().min(1).max(128).optional(),
      }),
    )
    .max(SUBJECT_EVENT_BATCH_SIZE),
});
