import { z } from 'zod';

/** Where a subgraph that keeps records answers for their events, beside `/graphql`. */
export const EVENTS_PATH = '/events';

/** Events of one answer. */
export const EVENTS_BATCH = 1000;

const text = z.string().min(1).max(256);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const number = z.number().int();

/**
 * What the record index is told of a record, and nothing else: what decides for whom the record
 * exists, and its place in a list. Whether the subject is stored only, the index knows itself.
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

export const indexEventSchema = z.strictObject({
  number: number.min(1),
  record: indexedRecordSchema,
});

/** That a record was written, as the index is told of it. */
export interface IndexEvent {
  /** Grows by one from event to event of a subgraph. */
  readonly number: number;
  readonly record: IndexedRecord;
}

/** The body of `POST /events`: the number of the last event that is known, 0 where none is. */
export const eventsQuestionSchema = z.strictObject({ after: number.min(0) });

/** The answer: the events that follow, in order; fewer than EVENTS_BATCH where no more are there. */
export const eventsAnswerSchema = z.strictObject({
  events: z.array(indexEventSchema).max(EVENTS_BATCH),
});
