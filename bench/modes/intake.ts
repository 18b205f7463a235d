import { wholeNumber } from '../../cli/support/program';
import { intakeText } from '../intake/intakeText';
import { measureIntake } from '../intake/measureIntake';
import { AT_LEAST_ONE, print, roundsOf, type Mode } from './mode';

/** Measures seed, intake and queries beside it. */
export const intakeMode: Mode = async ({ load, values }) => {
  const rows = wholeNumber('--rows', values.rows, AT_LEAST_ONE);
  const intake = await measureIntake({ ...load, rows, rounds: roundsOf(values) });
  print(intakeText(intake));
  return { figures: { intake } };
};
