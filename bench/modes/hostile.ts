import { wholeNumber } from '../../cli/support/program';
import { hostileSoak, hostileText } from '../soak/hostileSoak';
import { AT_LEAST_ONE, print, type Mode } from './mode';

const ORDINARY_CALLERS = 16;
const DEFAULT_MINUTES = '10';

/** Measures ordinary callers without and with a hostile one. */
export const hostileMode: Mode = async ({ load, values: { inputs }, minutes }) => {
  const soaked = await hostileSoak({
    minutes: wholeNumber('--minutes', minutes ?? DEFAULT_MINUTES, AT_LEAST_ONE),
    callers: ORDINARY_CALLERS,
    seconds: load.seconds,
    ...(inputs !== undefined && { inputs }),
    print,
  });
  print(hostileText(soaked));
  return { figures: { hostile: soaked }, passed: soaked.passed };
};
