import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { SubjectDirectory } from '../../../schema/directory';
import { creditError, ERRORS, type ErrorCode } from '../../../schema/errors';
import {
  isRecent,
  openMessage,
  questionsSchema,
  sealMessage,
  type DirectoryMessage,
} from './sealedMessage';

/** Media type of an encrypted message (RFC 7516). */
export const DIRECTORY_TYPE = 'application/jose';

/**
 * Answers the questions of other subgraphs. Only a subgraph can encrypt a question, and only it can
 * read the answer.
 */
export function directoryRoute(
  directory: SubjectDirectory,
  { key, log }: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  return (request, response) => {
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) return refuse('IDENTITY_REFUSED');
    const answer = async () => {
      const sealed = body.toString('latin1');
      const asked = await openMessage(key, 'directory-question', questionsSchema, sealed);
      if (asked === undefined || !isRecent(asked.at, Date.now())) return refuse('IDENTITY_REFUSED');
      const { id } = asked;
      const message = { id, ...(await answerTo(directory, asked)) };
      response.type(DIRECTORY_TYPE).send(await sealMessage(key, 'directory-answer', message));
    };
    answer().catch((error: unknown) => {
      // Only the name of the error is logged: the message of a driver error may quote a value.
      const kind = error instanceof Error ? error.name : typeof error;
      log.error({ kind }, 'a question to the subject directory could not be answered');
      refuse('INTERNAL_ERROR');
    });
  };
}

async function answerTo(directory: SubjectDirectory, asked: DirectoryMessage): Promise<object> {
  if ('describe' in asked) return { subjects: await directory.describe(asked.describe) };
  if ('classify' in asked) return { classes: await directory.classify(asked.classify) };
  return { answers: await directory.resolve(asked.questions) };
}
