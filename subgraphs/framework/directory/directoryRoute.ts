import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { SubjectDirectory } from '../../../schema/directory';
import { sealedRoute } from '../sealed/route';
import { questionsSchema, type DirectoryMessage } from './messages';

/** Answers the questions of other subgraphs about subjects; see `sealedRoute`. */
export function directoryRoute(
  directory: SubjectDirectory,
  given: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  return sealedRoute({
    ...given,
    topic: 'directory',
    schema: questionsSchema,
    answer: (asked) => answerTo(directory, asked),
    failure: 'a question to the subject directory could not be answered',
  });
}

async function answerTo(directory: SubjectDirectory, asked: DirectoryMessage): Promise<object> {
  if ('describe' in asked) return { subjects: await directory.describe(asked.describe) };
  if ('classify' in asked) return { classes: await directory.classify(asked.classify) };
  return { answers: await directory.resolve(asked.questions) };
}
