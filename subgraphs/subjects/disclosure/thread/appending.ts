import { VaultError } from '../../../framework/vault/vault';
import type { Report } from '../integrity/report';
import type { LogWriter } from '../writing/logWriter';
import type { GivenKeys } from './givenKeys';
import type { AppendQuestion } from './messages';
import { unpackEvents } from './packedEvents';

/**
 * Puts the events of a question on the log. An event that cannot be sealed, for want of a key or
 * because its time is none, is reported and fails alone; any other error fails all of them.
 * @returns the places of those that could not be sealed; when it resolves, all others are durable
 */
export function appending(
  { seal, write }: Pick<LogWriter, 'seal' | 'write'>,
  vault: GivenKeys,
  report: Report,
): (question: AppendQuestion) => Promise<readonly number[]> {
  return async ({ events, keys, afresh }) => {
    vault.take(keys, afresh);
    const refused: number[] = [];
    const texts: string[] = [];
    for (const [place, event] of unpackEvents(events).entries()) {
      try {
        const sealed = seal(event);
        texts.push(typeof sealed === 'string' ? sealed : await sealed);
      } catch (error) {
        if (!(error instanceof VaultError || error instanceof RangeError)) throw error;
        const { name: kind } = error;
        report('error', 'an event could not be sealed', { kind, requestId: event.requestId });
        refused.push(place);
      }
    }
    if (texts.length > 0) await write(texts);
    return refused;
  };
}
