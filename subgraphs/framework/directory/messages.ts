import { z } from 'zod';
import { MAX_QUESTIONS, SUBJECT_DIMENSIONS } from '../../../schema/directory';
import { questionHead } from '../sealed/message';

const text = z.string().min(1).max(500);
/** Empty in a question about an id. */
const name = z.string().max(500);

const identifierSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('UNIFIED_CODE'), code: z.string().length(18) }),
  z.strictObject({ by: z.literal('RESIDENT_ID'), number: z.string().length(18) }),
  z.strictObject({ by: z.literal('ID'), id: z.string().min(1).max(100) }),
]);

/**
 * The content of a request: the questions, or the ids of the subjects to describe or to classify.
 */
export const questionsSchema = z.union([
  z.strictObject({
    ...questionHead,
    questions: z
      .array(z.strictObject({ identifier: identifierSchema, name, mayCreate: z.boolean() }))
      .max(MAX_QUESTIONS),
  }),
  z.strictObject({ ...questionHead, describe: z.array(text).max(MAX_QUESTIONS) }),
  z.strictObject({ ...questionHead, classify: z.array(text).max(MAX_QUESTIONS) }),
]);
export type DirectoryMessage = z.infer<typeof questionsSchema>;

const kind = z.enum([
  'NATURAL_PERSON',
  'LEGAL_PERSON',
  'UNINCORPORATED_ORGANIZATION',
  'SELF_EMPLOYED',
]);
const subjectSchema = z.strictObject({ id: text, kind, region: text });

/** The content of a response. */
export const answersSchema = z.strictObject({
  id: z.uuid(),
  answers: z.array(
    z.union([
      z.strictObject({
        result: z.enum(['HELD', 'CREATED', 'WOULD_CREATE']),
        subject: subjectSchema,
        former: z.literal(true).optional(),
      }),
      z.strictObject({
        result: z.literal('REFUSED'),
        reason: z.enum(['NAME_DIFFERS', 'MINOR', 'CLASS_UNKNOWN', 'UNKNOWN']),
      }),
    ]),
  ),
});

/** The content of a response to ids. */
export const descriptionsSchema = z.strictObject({
  id: z.uuid(),
  subjects: z
    .array(
      z.strictObject({
        id: text,
        kind,
        name: text,
        unifiedCode: text.nullable(),
        idNumber: text.nullable(),
      }),
    )
    .max(MAX_QUESTIONS),
});

/** The content of a response to ids that are classified for statistics. */
export const classesSchema = z.strictObject({
  id: z.uuid(),
  classes: z
    .array(
      z.strictObject({
        id: text,
        dimensions: z.record(z.enum(SUBJECT_DIMENSIONS), text.nullable()),
      }),
    )
    .max(MAX_QUESTIONS),
});
