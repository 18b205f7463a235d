import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { creditError, ERRORS, type ErrorCode } from '../../../schema/errors';
import { isRecent, openMessage, SEALED_TYPE, sealMessage, type Topic } from './message';

/** How the questions of other subgraphs are answered. */
export interface SealedRoute<Question> {
  readonly topic: Topic;
  readonly schema: z.ZodType<Question>;
  /** Encrypts messages; all subgraphs have it. */
  readonly key: Buffer;
  readonly log: Logger;
  /** The content of the answer, besides its id. */
  readonly answer: (question: Question) => Promise<object>;
  /** What is logged when there is no answer. */
  readonly failure: string;
}

/**
 * Answers the questions of other subgraphs. Only a subgraph can encrypt a question, and only it can
 * read the answer.
 */
export function sealedRoute<Question extends { readonly id: string; readonly at: number }>({
  topic,
  schema,
  key,
  log,
  answer,
  failure,
}: SealedRoute<Question>): RequestHandler {
  return (request, response) => {
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) return refuse('IDENTITY_REFUSED');
    const respond = async () => {
      const asked = await openMessage(key, `${topic}-question`, schema, body.toString('latin1'));
      if (asked === undefined || !isRecent(asked.at, Date.now())) return refuse('IDENTITY_REFUSED');
      const message = { id: asked.id, ...(await answer(asked)) };
      response.type(SEALED_TYPE).send(await sealMessage(key, `${topic}-answer`, message));
    };
    respond().catch((error: unknown) => {
      // Only the name of the error is logged: the message of a driver error may quote a value.
      const kind = error instanceof Error ? error.name : typeof error;
      log.error({ kind }, failure);
      refuse('INTERNAL_ERROR');
    });
  };
}
