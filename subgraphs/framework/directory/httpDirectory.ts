import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { DIRECTORY_PATH, type SubjectDirectory } from '../../../schema/directory';
import { postToSubgraph } from '../postToSubgraph';
import { DIRECTORY_TYPE } from './directoryRoute';
import {
  answersSchema,
  classesSchema,
  descriptionsSchema,
  openMessage,
  sealMessage,
} from './sealedMessage';

/** Creating a thousand subjects with their keys takes a moment. */
const TIMEOUT_MS = 30_000;

/**
 * The directory of the subjects subgraph in another process.
 * @param url of its GraphQL endpoint
 * @param tls trusted CAs and the certificate of this process, for an `https` URL
 */
export function httpDirectory(url: string, key: Buffer, tls?: CurrentContext): SubjectDirectory {
  async function ask<Answer extends { readonly id: string }>(
    content: object,
    schema: z.ZodType<Answer>,
  ): Promise<Answer> {
    const id = randomUUID();
    const message = { id, at: Date.now(), ...content };
    const { status, text: sealed } = await postToSubgraph(new URL(DIRECTORY_PATH, url), {
      body: await sealMessage(key, 'directory-question', message),
      headers: { 'content-type': DIRECTORY_TYPE },
      timeoutMs: TIMEOUT_MS,
      tls,
    });
    if (status !== 200) throw new Error(`The subject directory responded with status ${status}.`);
    const answer = await openMessage(key, 'directory-answer', schema, sealed);
    if (answer?.id !== id) throw invalidAnswer();
    return answer;
  }

  return {
    async resolve(questions) {
      if (questions.length === 0) return [];
      const { answers } = await ask({ questions }, answersSchema);
      if (answers.length !== questions.length) throw invalidAnswer();
      return answers;
    },
    async describe(ids) {
      return ids.length === 0 ? [] : (await ask({ describe: ids }, descriptionsSchema)).subjects;
    },
    async classify(ids) {
      return ids.length === 0 ? [] : (await ask({ classify: ids }, classesSchema)).classes;
    },
  };
}

const invalidAnswer = () => new Error('The subject directory gave no valid answer.');
