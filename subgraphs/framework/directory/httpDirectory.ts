import { randomUUID } from 'node:crypto';
import { DIRECTORY_PATH, type SubjectDirectory } from '../../../schema/directory';
import { DIRECTORY_TYPE } from './directoryRoute';
import { answersSchema, openMessage, sealMessage } from './sealedMessage';

/** Creating a thousand subjects with their keys takes a moment. */
const TIMEOUT_MS = 30_000;

/**
 * The directory of the subjects subgraph in another process.
 * @param url of its GraphQL endpoint
 */
export function httpDirectory(url: string, key: Buffer): SubjectDirectory {
  return {
    async resolve(questions) {
      if (questions.length === 0) return [];
      const id = randomUUID();
      const message = { id, at: Date.now(), questions };
      const response = await fetch(new URL(DIRECTORY_PATH, url), {
        method: 'POST',
        body: await sealMessage(key, 'directory-question', message),
        headers: { 'content-type': DIRECTORY_TYPE },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status !== 200)
        throw new Error(`The subject directory responded with status ${response.status}.`);
      const sealed = await response.text();
      const answer = await openMessage(key, 'directory-answer', answersSchema, sealed);
      if (answer?.id !== id || answer.answers.length !== questions.length)
        throw new Error('The subject directory gave no valid answer.');
      return answer.answers;
    },
  };
}
