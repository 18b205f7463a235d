import { z } from 'zod';

const text = z.string().min(1).max(100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A value of a dimension; a record may have several of a list, and none of a field that is null. */
const valueSchema = z.union([text, z.array(text).max(50), z.null()]);
export type DimensionValue = z.infer<typeof valueSchema>;

export const factSchema = z.strictObject({
  kind: text,
  day,
  endedOn: day.nullable(),
  dimensions: z.record(text, valueSchema),
  measures: z.record(text, z.number().nullable()),
});

/**
 * What statistics know of one record: nothing that names it or its subject. `day` is the date of
 * the decision, `endedOn` the first day on which the record is no longer in force. Dimensions and
 * measures have the names of the fields with `@dimension` and `@measure`.
 */
export type Fact = Readonly<z.infer<typeof factSchema>>;

export const countedFactSchema = z.strictObject({
  fact: factSchema,
  subject: text,
  weight: z.union([z.literal(1), z.literal(-1)]),
});

/**
 * A fact that is added to the counts, or removed from them with weight -1. `subject` is a pseudonym:
 * the same for all records of a subject, in all subgraphs, and of no use without the key.
 */
export type CountedFact = Readonly<z.infer<typeof countedFactSchema>>;

export const subjectFactsSchema = z.strictObject({
  subject: text,
  dimensions: z.record(text, text.nullable()),
});

/** The dimensions of a subject, by its pseudonym; the latest ones apply to all of its records. */
export type SubjectFacts = Readonly<z.infer<typeof subjectFactsSchema>>;
