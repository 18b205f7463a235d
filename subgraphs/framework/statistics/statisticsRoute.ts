import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { creditError, ERRORS, type ErrorCode } from '../../../schema/errors';
import type { StatisticsSource } from '../../../schema/statistics/source';
import { DIRECTORY_TYPE } from '../directory/directoryRoute';
import { isRecent, openMessage, sealMessage } from '../directory/sealedMessage';
import { questionMessageSchema } from './statisticsMessages';

/**
 * Returns the facts of records to the statistics subgraph. Only a subgraph can encrypt a question,
 * and only it can read the answer.
 */
export function statisticsRoute(
  source: StatisticsSource,
  { key, log }: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  return (request, response) => {
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) return refuse('IDENTITY_REFUSED');
    const answer = async () => {
      const sealed = body.toString('latin1');
      const asked = await openMessage(key, 'statistics-question', questionMessageSchema, sealed);
      if (asked === undefined || !isRecent(asked.at, Date.now())) return refuse('IDENTITY_REFUSED');
      const { id, ask } = asked;
      const page =
        'after' in ask
          ? await source.changes(ask.after, ask.upTo, ask.until)
          : await source.rows(ask.position, ask.limit);
      response.type(DIRECTORY_TYPE).send(await sealMessage(key, 'statistics-answer', { id, page }));
    };
    answer().catch((error: unknown) => {
      // Only the name of the error is logged: the message of a driver error may quote a value.
      const kind = error instanceof Error ? error.name : typeof error;
      log.error({ kind }, 'facts for statistics could not be read');
      refuse('INTERNAL_ERROR');
    });
  };
}
