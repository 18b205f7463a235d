import type { LogWriter } from '../logWriter';
import type { LogEvent } from '../sealEvent';
import type { GivenKeys } from './givenKeys';
import type { AppendQuestion } from './messages';

/**
 * Puts the events of a question on the log.
 * @returns the places of those that could not be sealed; when it resolves, all others are durable
 */
export function appending(
  { seal, write }: Pick<LogWriter, 'seal' | 'write'>,
  vault: GivenKeys,
): (question: AppendQuestion) => Promise<readonly number[]> {
  return async ({ events, keys, afresh }) => {
    vault.take(keys, afresh);
    const refused: number[] = [];
    const texts: string[] = [];
    const sealed = (JSON.parse(events) as LogEvent[]).map(seal);
    for (const [i, outcome] of (await Promise.allSettled(sealed)).entries()) {
      if (outcome.status === 'fulfilled') texts.push(outcome.value);
      else refused.push(i);
    }
    if (texts.length > 0) await write(texts);
    return refused;
  };
}
