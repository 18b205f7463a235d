import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { postToSubgraph } from '../postToSubgraph';
import { openMessage, SEALED_TYPE, sealMessage, type Topic } from './message';

/** A thousand rows, with subjects that are created or classified, take a moment. */
const TIMEOUT_MS = 30_000;

/** Where questions go. */
export interface SealedPlace {
  readonly topic: Topic;
  readonly url: URL;
  /** Who answers, as errors say it: the beginning of a sentence. */
  readonly who: string;
  /** Encrypts messages; all subgraphs have it. */
  readonly key: Buffer;
  /** Trusted CAs and the certificate of this process, for an `https` URL. */
  readonly tls?: CurrentContext | undefined;
}

/** Asks another subgraph. @throws Error when it does not answer, or not this question */
export type AskSealed = <Answer extends { readonly id: string }>(
  content: object,
  schema: z.ZodType<Answer>,
) => Promise<Answer>;

export function askSealed({ topic, url, who, key, tls }: SealedPlace): AskSealed {
  return async (content, schema) => {
    const id = randomUUID();
    const message = { id, at: Date.now(), ...content };
    const { status, text: sealed } = await postToSubgraph(url, {
      body: await sealMessage(key, `${topic}-question`, message),
      headers: { 'content-type': SEALED_TYPE },
      timeoutMs: TIMEOUT_MS,
      tls,
    });
    if (status !== 200) throw new Error(`${who} responded with status ${status}.`);
    const answer = await openMessage(key, `${topic}-answer`, schema, sealed);
    if (answer?.id !== id) throw invalidAnswer(who);
    return answer;
  };
}

export const invalidAnswer = (who: string) => new Error(`${who} gave no valid answer.`);
