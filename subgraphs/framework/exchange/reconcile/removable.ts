import type { Comparison, Difference } from './compare';

/** So many removals are always believed, and so large a part of the rows. */
const ALWAYS = 20;
const SHARE = 0.1;

/**
 * The differences that may be healed by themselves. When one side suddenly lacks many rows, as after
 * the restore of an old backup, removing them on the other side would multiply the damage: they stay
 * open, and an operator decides.
 */
export function healable(
  { differences, here, there }: Comparison,
  isRemoval: (difference: Difference) => boolean,
): readonly Difference[] {
  const removals = differences.filter(isRemoval).length;
  const most = Math.max(ALWAYS, SHARE * Math.max(here, there));
  return removals > most ? differences.filter((each) => !isRemoval(each)) : differences;
}
