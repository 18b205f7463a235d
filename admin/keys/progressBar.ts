import { SingleBar } from 'cli-progress';

/** A progress bar of one subgraph's work, which appears when there is any. */
export function progressBar(subgraph: string): {
  readonly show: (progress: { readonly done: number; readonly total: number }) => void;
  readonly end: () => void;
} {
  let bar: SingleBar | undefined;
  return {
    show({ done, total }) {
      if (!bar) {
        bar = new SingleBar({
          format: `${subgraph.padEnd(10)} [{bar}] {percentage}% {value}/{total}`,
          noTTYOutput: true,
          notTTYSchedule: 5000,
          stream: process.stderr,
        });
        bar.start(total, 0);
      }
      bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar?.stop(),
  };
}
