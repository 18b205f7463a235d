import type * as CliProgress from 'cli-progress';

/** A bar is shown rarely, and loading the package would delay each start. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadBar = () => (require('cli-progress') as typeof CliProgress).SingleBar;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** Interval of the output lines when the output is not a terminal. */
const LINE_INTERVAL_MS = 5000;

/**
 * A progress bar that appears with the first step.
 * @param label what is counted, such as `subjects`, or the part that is being processed
 */
export function progressBar(
  label: string,
  stream: NodeJS.WritableStream = process.stderr,
): ProgressBar {
  let bar: CliProgress.SingleBar | undefined;
  return {
    show({ done, total }) {
      if (!bar) {
        const SingleBar = loadBar();
        bar = new SingleBar({
          format: `${label.padEnd(10)} [{bar}] {percentage}% {value}/{total}, {duration_formatted}`,
          noTTYOutput: true,
          notTTYSchedule: LINE_INTERVAL_MS,
          stream,
        });
        bar.start(total, 0);
      }
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
