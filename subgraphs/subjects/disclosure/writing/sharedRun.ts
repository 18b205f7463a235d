/**
 * Coalesces concurrent calls: all calls made before a run begins share it. A call made during a run
 * waits for the next one, because the current run may have read the data already. So each caller
 * gets a result that is not older than its call.
 */
export function sharedRun<T>(run: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | undefined;
  const begin = () => {
    waiting = undefined;
    return run();
  };
  return () => {
    if (waiting === undefined) {
      waiting = last.then(begin, begin);
      last = waiting;
    }
    return waiting;
  };
}
