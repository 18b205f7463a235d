import { z } from 'zod';

/** Path at which a subgraph with records returns their events, beside `/graphql`. */
export const RECORD_EVENTS_PATH = '/record-events';

/** Maximum number of events in one response. */
export const RECORD_EVENT_BATCH_SIZE = 1000;

const text = z.string().min(1).max(256);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const number = z.number().int();

/**
 * The only data about a record that the record index receives: who may know that the record exists,
 * and its position in a list. Whether the subject is stored only, the index reads from its own
 * database.
 */
export const indexedRecordSchema = z.strictObject({
  id: text,
  type: text,
  subjectId: text,
  sourceDepartmentId: text,
  decisionDate: date,
  disclosure: z.enum(['OPEN', 'RESTRICTED']),
  state: z.enum(['ACTIVE', 'DISPUTED', 'REPAIRED', 'REVOKED', 'EXPIRED', 'FROZEN']),
  publicityStart: date,
  visibleUntil: date,
  subjectIsMinor: z.boolean(),
});
export type IndexedRecord = Readonly<z.infer<typeof indexedRecordSchema>>;

const at = z.iso.datetime();
export const indexEventSchema = z.union([
  z.strictObject({ number: number.min(1), at, record: indexedRecordSchema }),
  z.strictObject({
    number: number.min(1),
    at,
    destroyed: z.strictObject({ id: text, type: text }),
  }),
]);

/**
 * The event that a record was written, or destroyed at the end of its retention. `number` increases
 * by one with each event of a subgraph; `at` is the time of the write, ISO 8601 in UTC.
 */
export type IndexEvent = Readonly<z.infer<typeof indexEventSchema>>;

/** The body of `POST /record-events`: the number of the last event received, 0 without any. */
export const recordEventsRequestSchema = z.strictObject({ after: number.min(0) });

/**
 * The response: the following events, in order; fewer than RECORD_EVENT_BATCH_SIZE when no more
 * exist.
 */
export const recordEventsResponseSchema = z.strictObject({
  events: z.array(indexEventSchema).max(RECORD_EVENT_BATCH_SIZE),
});
