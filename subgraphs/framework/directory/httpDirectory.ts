import { randomUUID } from 'node:crypto';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { DIRECTORY_PATH, type SubjectDirectory } from '../../../schema/directory';
import { postToSubgraph } from '../postToSubgraph';
import { DIRECTORY_TYPE } from './directoryRoute';
import { answersSchema, openMessage, sealMessage } from './sealedMessage';

/** Creating a thousand subjects with their keys takes a moment. */
const TIMEOUT_MS = 30_000;

/**
 * The directory of the subjects subgraph in another process.
 * @param url of its GraphQL endpoint
 * @param tls trusted CAs and the certificate of this process, for an `https` URL
 */
export function httpDirectory(url: string, key: Buffer, tls?: CurrentContext): SubjectDirectory {
  return {
    async resolve(questions) {
      if (questions.length === 0) return [];
      const id = randomUUID();
      const message = { id, at: Date.now(), questions };
      const { status, text: sealed } = await postToSubgraph(new URL(DIRECTORY_PATH, url), {
        body: await sealMessage(key, 'directory-question', message),
        headers: { 'content-type': DIRECTORY_TYPE },
        timeoutMs: TIMEOUT_MS,
        tls,
      });
      if (status !== 200) throw new Error(`The subject directory responded with status ${status}.`);
      const answer = await openMessage(key, 'directory-answer', answersSchema, sealed);
      if (answer?.id !== id || answer.answers.length !== questions.length)
        throw new Error('The subject directory gave no valid answer.');
      return answer.answers;
    },
  };
}
