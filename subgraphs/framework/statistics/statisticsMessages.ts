import { z } from 'zod';
import {
  changesPageSchema,
  rowsPageSchema,
  statisticsQuestionSchema,
} from '../../../schema/statistics/source';
import { questionHead } from '../sealed/message';

/** The content of a request. */
export const questionMessageSchema = z.strictObject({
  ...questionHead,
  ask: statisticsQuestionSchema,
});

/** The content of a response to a question for changes. */
export const changesMessageSchema = z.object({ id: z.uuid(), page: changesPageSchema });

/** The content of a response to a question for rows. */
export const rowsMessageSchema = z.object({ id: z.uuid(), page: rowsPageSchema });
