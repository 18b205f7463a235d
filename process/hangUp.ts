let listening = 0;
let missed = false;

/**
 * Keeps SIGHUP from ending this process, Node's default without a listener. A signal that arrives
 * before the first listener is stored for it.
 */
export function holdHangUps(): void {
  process.on('SIGHUP', () => {
    if (listening === 0) missed = true;
  });
}

/**
 * Calls the listener on every SIGHUP, and immediately when one was stored.
 * @returns a function that removes the listener
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
