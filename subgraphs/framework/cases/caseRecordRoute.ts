import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { CaseRecords } from '../../../schema/cases/records';
import { sealedRoute } from '../sealed/route';
import { caseQuestionMessageSchema } from './caseMessages';

/** Answers the cases about the records of this subgraph; see `sealedRoute`. */
export function caseRecordRoute(
  records: CaseRecords,
  given: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  return sealedRoute({
    ...given,
    topic: 'cases',
    schema: caseQuestionMessageSchema,
    answer: async ({ ask }) =>
      'effect' in ask
        ? { result: await records.apply(ask.effect) }
        : { record: await records.facts(ask.record) },
    failure: 'a case could not be answered',
  });
}
