import { wholeNumber } from '../../cli/support/program';
import { soak } from '../soak/soak';
import { verdictText } from '../soak/verdict';
import { AT_LEAST_ONE, print, type Mode } from './mode';

const DEFAULT_MINUTES = '30';

/** Loads the whole product for a long time and judges errors, memory and caches. */
export const soakMode: Mode = async ({ load, minutes }) => {
  const soaked = await soak({
    ...load,
    minutes: wholeNumber('--soak', minutes ?? DEFAULT_MINUTES, AT_LEAST_ONE),
    print,
  });
  print(verdictText(soaked.verdict));
  return { figures: { soak: soaked }, passed: soaked.verdict.passed };
};
