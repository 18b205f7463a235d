/**
 * Lets everyone who asks before a run begins share it. Who asks while one is under way is served by
 * the next, for the first may have looked already: so each sees what was there when they asked.
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
