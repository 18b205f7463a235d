import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { z } from 'zod';
import { MAX_QUESTIONS, SUBJECT_DIMENSIONS } from '../../../schema/directory';

/** How long a question is valid; a repeated one within it creates nothing new. */
const VALID_MS = 60_000;

const text = z.string().min(1).max(500);
/** Empty in a question about an id. */
const name = z.string().max(500);

const identifierSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('UNIFIED_CODE'), code: z.string().length(18) }),
  z.strictObject({ by: z.literal('RESIDENT_ID'), number: z.string().length(18) }),
  z.strictObject({ by: z.literal('ID'), id: z.string().min(1).max(100) }),
]);

/** The head of a request: its id, which the answer repeats, and its time. */
export const head = { id: z.uuid(), at: z.number().int() };

/**
 * The content of a request: the questions, or the ids of the subjects to describe or to classify.
 */
export const questionsSchema = z.union([
  z.strictObject({
    ...head,
    questions: z
      .array(z.strictObject({ identifier: identifierSchema, name, mayCreate: z.boolean() }))
      .max(MAX_QUESTIONS),
  }),
  z.strictObject({ ...head, describe: z.array(text).max(MAX_QUESTIONS) }),
  z.strictObject({ ...head, classify: z.array(text).max(MAX_QUESTIONS) }),
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

/**
 * What a message is: an answer cannot be replayed as a question, nor one question as another. A
 * position is a message of a source of statistics to itself.
 */
type Direction =
  | 'directory-question'
  | 'directory-answer'
  | 'statistics-question'
  | 'statistics-answer'
  | 'statistics-position';

/** Encrypts a message (JWE: dir, A256GCM). */
export function sealMessage(key: Buffer, typ: Direction, message: object): Promise<string> {
  return new CompactEncrypt(Buffer.from(JSON.stringify(message)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ })
    .encrypt(key);
}

/** Decrypts a message; undefined when another key made it, or it goes the other way. */
export async function openMessage<Message>(
  key: Buffer,
  typ: Direction,
  schema: z.ZodType<Message>,
  sealed: string,
): Promise<Message | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.typ !== typ) return undefined;
    const read = schema.safeParse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a question is neither old nor from the future. */
export function isRecent(at: number, now: number): boolean {
  return Math.abs(now - at) <= VALID_MS;
}
