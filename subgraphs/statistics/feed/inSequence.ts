/** Work that runs once at a time in this process. */
export interface Sequence<Args extends readonly unknown[]> {
  /** Runs the work after the runs before it. @throws what the work throws */
  run(...args: Args): Promise<void>;
  idle(): boolean;
  /** Resolves when no run is left. */
  end(): Promise<void>;
}

export function inSequence<Args extends readonly unknown[]>(
  work: (...args: Args) => Promise<void>,
): Sequence<Args> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(...args) {
      waiting++;
      const run = last
        .then(() => work(...args))
        .finally(() => {
          waiting--;
        });
      // A failure belongs to its caller; the next run begins all the same.
      last = run.catch(() => undefined);
      return run;
    },
    idle: () => waiting === 0,
    end: async () => void (await last),
  };
}
