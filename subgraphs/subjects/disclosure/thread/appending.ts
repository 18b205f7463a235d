import { VaultError } from '../../../framework/vault/vault';
import type { Report } from '../integrity/report';
import type { LogWriter } from '../writing/logWriter';
import type { GivenKeys } from './givenKeys';
import type { AppendRequest } from './messages';
import { unpackEvents } from './packedEvents';

/**
 * Logs the events of a request. An event that cannot be sealed, because its key is missing or its
 * time cannot be parsed, is reported and refused alone; any other error fails all of them.
 * @returns the positions of the refused events; when it resolves all others are durable
 */
export function appending(
  { seal, write }: Pick<LogWriter, 'seal' | 'write'>,
  vault: GivenKeys,
  report: Report,
): (request: AppendRequest) => Promise<readonly number[]> {
  return async ({ events, keys, resetKeys }) => {
    vault.take(keys, resetKeys);
    const refused: number[] = [];
    const texts: string[] = [];
    for (const [position, event] of unpackEvents(events).entries()) {
      try {
        const sealed = seal(event);
        texts.push(typeof sealed === 'string' ? sealed : await sealed);
      } catch (error) {
        if (!(error instanceof VaultError || error instanceof RangeError)) throw error;
        const { name: kind } = error;
        report('error', 'an event could not be sealed', { kind, requestId: event.requestId });
        refused.push(position);
      }
    }
    if (texts.length > 0) await write(texts);
    return refused;
  };
}
