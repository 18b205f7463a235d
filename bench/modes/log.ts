import { wholeNumber } from '../../cli/support/program';
import { benchLog } from '../log';
import { AT_LEAST_ONE, print, type Mode } from './mode';

const PROGRESS_STEP = 100_000;

/** Measures the disclosure log alone. */
export const logMode: Mode = async ({ load, values }) => {
  const events = wholeNumber('--events', values.events, AT_LEAST_ONE);
  let shown = 0;
  const log = await benchLog(load, events, (done) => {
    if (done < shown + PROGRESS_STEP) return;
    shown = done;
    process.stderr.write(`${done} of ${events} events\n`);
  });
  const figures = { log };
  print(`${JSON.stringify(figures, null, 2)}\n`);
  return { figures };
};
