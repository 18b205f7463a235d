let listening = 0;
let missed = false;

/**
 * Keeps SIGHUP from ending this process, as it does where nobody listens. One that comes before
 * anybody does is kept for the first who will.
 */
export function holdHangUps(): void {
  process.on('SIGHUP', () => {
    if (listening === 0) missed = true;
  });
}

/**
 * Calls back on every SIGHUP, and at once where one was held.
 * @returns ends it
 */
export function onHangUp(listener: () => void): () => void {
  listening++;
  process.on('SIGHUP', listener);
  if (missed) {
    missed = false;
    listener();
  }
  return () => {
    listening--;
    process.removeListener('SIGHUP', listener);
  };
}
