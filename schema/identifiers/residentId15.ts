import { residentIdCheckCharacter, residentIdIn } from './residentId';

/** Serial numbers that were reserved for persons of a hundred years or more, born before 1900. */
const FIRST_OF_CENTENARIANS = 996;

/**
 * The number of 18 digits that replaced one of 15: the century and the check character are added.
 * Source: GB 11643-1989 and GB 11643-1999; the numbers of 15 digits ended on 1 January 2013.
 * @param number in its normal form
 * @returns undefined for a text that is no such number
 */
export function upgradedResidentId(number: string): string | undefined {
  if (!/^\d{15}$/.test(number)) return undefined;
  const century = Number(number.slice(12)) >= FIRST_OF_CENTENARIANS ? '18' : '19';
  const first17 = `${number.slice(0, 6)}${century}${number.slice(6)}`;
  return residentIdIn(first17 + residentIdCheckCharacter(first17));
}
