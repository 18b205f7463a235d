import type { CurrentContext } from '../../../process/followSubgraphTls';
import { DIRECTORY_PATH, type SubjectDirectory } from '../../../schema/directory';
import { askSealed, invalidAnswer } from '../sealed/call';
import { answersSchema, classesSchema, descriptionsSchema } from './messages';

const WHO = 'The subject directory';

/**
 * The directory of the subjects subgraph in another process.
 * @param url of its GraphQL endpoint
 * @param tls trusted CAs and the certificate of this process, for an `https` URL
 */
export function httpDirectory(url: string, key: Buffer, tls?: CurrentContext): SubjectDirectory {
  const place = { topic: 'directory', url: new URL(DIRECTORY_PATH, url), who: WHO } as const;
  const ask = askSealed({ ...place, key, tls });
  return {
    async resolve(questions) {
      if (questions.length === 0) return [];
      const { answers } = await ask({ questions }, answersSchema);
      if (answers.length !== questions.length) throw invalidAnswer(WHO);
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
