import { comparePlanning, planningText } from '../planning/comparePlanning';
import { print, type Mode } from './mode';

const PROGRESS_STEP = 50;

/** Compares the gateway's planner with the unmodified one. */
export const planningMode: Mode = async () => {
  const planning = await comparePlanning((planner, done, of) => {
    if (done % PROGRESS_STEP === 0)
      process.stderr.write(`${planner}: ${done} of ${of} operations\n`);
  });
  print(planningText(planning));
  return { figures: { planning } };
};
