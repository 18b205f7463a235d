import { secretFromCommand, secretFromCommandAsync } from '../../../process/secretCommand';
import { parseKeyRing, type KeyRing } from './keyRing';

/** Within this time, and the time that the command takes, a process uses the keys it prints. */
const REFRESH_MS = 60_000;

/**
 * A key ring that a command prints, which is run again every minute while the process runs, so that
 * new keys need no restart. If it fails or its output is invalid, the current keys stay in use.
 * @param name of the setting, without `_COMMAND`
 * @param onFault receives the sentence of a failed refresh, which contains no key
 * @throws Error with one sentence if the command fails at the start
 */
export function keyRingOfCommand(
  name: string,
  command: string,
  {
    everyMs = REFRESH_MS,
    onFault = warn,
  }: { readonly everyMs?: number; readonly onFault?: (reason: string) => void } = {},
): KeyRing & { stop(): void } {
  const setting = `${name}_COMMAND`;
  let ring = parseKeyRing(name, secretFromCommand(setting, command));
  let running = false;
  const refresh = async () => {
    if (running) return;
    running = true;
    try {
      ring = parseKeyRing(name, await secretFromCommandAsync(setting, command));
    } catch (error) {
      onFault((error as Error).message);
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void refresh(), everyMs);
  timer.unref();
  return { all: () => ring.all(), find: (id) => ring.find(id), stop: () => clearInterval(timer) };
}

function warn(reason: string): void {
  process.emitWarning(`${reason} The previous keys stay in use.`, { code: 'KEYS_COMMAND' });
}
