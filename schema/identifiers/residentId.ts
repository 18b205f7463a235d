import { isDate } from './date';
import { IdentifierError } from './identifierError';
import { normalise } from './normalise';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const LENGTH = 18;

/**
 * A resident identity number in its normal form: half-width, final X upper-case, birth date and
 * check character verified. Source: GB 11643-1999.
 * @throws IdentifierError naming position and reason, never a character of the number: it is a
 *   personal value in every form
 */
export function parseResidentId(text: string): string {
  const number = normalise(text);
  const fault = faultOf(number);
  if (fault !== undefined) throw new IdentifierError(fault);
  return number;
}

/** The number in its normal form; undefined for a text that is none, without an error's cost. */
export function residentIdIn(text: string): string | undefined {
  const number = normalise(text);
  return faultOf(number) === undefined ? number : undefined;
}

function faultOf(number: string): string | undefined {
  const stranger = [...number].findIndex(
    (sign, i) => !/[0-9]/.test(sign) && !(sign === 'X' && i === LENGTH - 1),
  );
  if (stranger >= 0)
    return (
      `Character ${stranger + 1} of the resident identity number is not a digit` +
      `${stranger === LENGTH - 1 ? ' or X' : ''}.`
    );
  if (number.length !== LENGTH)
    return `The resident identity number has ${number.length} characters; it must have ${LENGTH}.`;
  const birth = number.slice(6, 14);
  if (!isDate(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`))
    return 'Characters 7 to 14 of the resident identity number are not a date that exists.';
  return number[LENGTH - 1] === residentIdCheckCharacter(number)
    ? undefined
    : 'Character 18 of the resident identity number is not the check character of the first 17.';
}

/** The check character of the first 17 digits. Source: GB 11643-1999, ISO 7064 MOD 11-2. */
export function residentIdCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((at, weight, i) => at + weight * Number(first17[i]), 0);
  return CHECKS[sum % 11]!;
}
