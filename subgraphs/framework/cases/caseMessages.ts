import { z } from 'zod';
import {
  caseQuestionSchema,
  effectAnswerSchema,
  recordFactsSchema,
} from '../../../schema/cases/records';
import { questionHead } from '../sealed/message';

/** The content of a request. */
export const caseQuestionMessageSchema = z.strictObject({
  ...questionHead,
  ask: caseQuestionSchema,
});

/** The content of a response to a question for a record. */
export const recordMessageSchema = z.object({ id: z.uuid(), record: recordFactsSchema.nullable() });

/** The content of a response to a request to change a record. */
export const effectMessageSchema = z.object({ id: z.uuid(), result: effectAnswerSchema });
