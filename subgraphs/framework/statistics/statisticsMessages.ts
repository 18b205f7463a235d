import { z } from 'zod';
import {
  changesPageSchema,
  rowsPageSchema,
  statisticsQuestionSchema,
} from '../../../schema/statistics/source';
import { head } from '../directory/sealedMessage';

/** The content of a request. */
export const questionMessageSchema = z.strictObject({ ...head, ask: statisticsQuestionSchema });

/** The content of a response to a question for changes. */
export const changesMessageSchema = z.object({ id: z.uuid(), page: changesPageSchema });

/** The content of a response to a question for rows. */
export const rowsMessageSchema = z.object({ id: z.uuid(), page: rowsPageSchema });
