import { needed } from '../../cli/support/program';
import { compareCheckouts } from '../against/compareCheckouts';
import { print, roundsOf, type Mode } from './mode';

/** Compares the whole product with that of another checkout. */
export const againstMode: Mode = async ({ load, values }) => ({
  figures: {
    against: await compareCheckouts({
      ...load,
      folder: needed(values.against, '--against DIR'),
      rounds: roundsOf(values),
      print,
    }),
  },
});
