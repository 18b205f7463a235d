import { z } from 'zod';

/** Path at which a subgraph with records answers the cases about them, beside `/graphql`. */
export const CASE_RECORDS_PATH = '/case-records';

const text = z.string().min(1).max(256);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const state = z.enum(['ACTIVE', 'DISPUTED', 'REPAIRED', 'REVOKED', 'EXPIRED', 'FROZEN']);

const recordSchema = z.strictObject({ type: text, id: text });

/** Changes of a record's state that a case can demand. */
export const STATE_EFFECTS = ['DISPUTE', 'END_DISPUTE', 'REVOKE', 'REPAIR'] as const;
export type StateEffect = (typeof STATE_EFFECTS)[number];

/** Values by path of the row. A letter of commitment has the longest. */
const values = z.record(text, z.string().min(1).max(8000).nullable());

const effect = {
  /** The same whenever the effect is repeated. */
  id: text,
  record: recordSchema,
  /** Pseudonym of whoever took the step, and the department. */
  actor: text,
  department: text.nullable(),
  at: z.iso.datetime(),
  reason: text,
  legalBasis: text,
};

/** What a case demands of a record. */
export const caseEffectSchema = z.discriminatedUnion('action', [
  z.strictObject({ ...effect, action: z.enum(STATE_EFFECTS) }),
  z.strictObject({ ...effect, action: z.literal('CORRECT'), values }),
  z.strictObject({
    ...effect,
    action: z.literal('CREATE'),
    values,
    subject: z.strictObject({ id: text, isPerson: z.boolean() }),
    sourceDepartmentId: text,
  }),
]);

/** A question of the subgraph with the cases: for a record, or to change it. */
export const caseQuestionSchema = z.union([
  z.strictObject({ record: recordSchema }),
  z.strictObject({ effect: caseEffectSchema }),
]);

// Members that a later version adds are ignored: during an upgrade subgraphs of two versions call
// each other.

export const recordFactsSchema = z.object({
  type: text,
  id: text,
  subjectId: text,
  sourceDepartmentId: text,
  decisionDate: date,
  disclosure: z.enum(['OPEN', 'RESTRICTED']),
  state,
  publicityStart: date,
  visibleUntil: date,
  subjectIsMinor: z.boolean(),
  subjectHidden: z.boolean(),
  /** How serious the act is, of records that say so. */
  severity: z.enum(['MINOR', 'GENERAL', 'SERIOUS']).nullable(),
  /** When its content was last corrected. */
  correctedAt: z.iso.datetime().nullable(),
});

export const effectAnswerSchema = z.enum(['DONE', 'NOT_POSSIBLE']);

/** What the cases know of a record. */
export type CaseRecordFacts = Readonly<z.infer<typeof recordFactsSchema>>;
export type CaseEffectRequest = Readonly<z.infer<typeof caseEffectSchema>>;
/** NOT_POSSIBLE: the record no longer exists, or its state does not allow the change. */
export type CaseEffectAnswer = z.infer<typeof effectAnswerSchema>;

/** The records of one subgraph, as the cases about them see them. */
export interface CaseRecords {
  /** The name of the subgraph. */
  readonly name: string;
  /** The facts about a record, whoever may see it; null if it does not exist. */
  facts(record: { readonly type: string; readonly id: string }): Promise<CaseRecordFacts | null>;
  /** Changes a record exactly once, however often it is called. */
  apply(effect: CaseEffectRequest): Promise<CaseEffectAnswer>;
}
