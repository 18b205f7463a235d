import { IdentifierError } from './identifierError';
import { normalise } from './normalise';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LENGTH = 18;

/**
 * A unified social credit code in its normal form: half-width, upper-case, check character
 * verified. Source: GB 32100-2015.
 * @throws IdentifierError naming the position and the reason
 */
export function parseUscc(text: string): string {
  const code = normalise(text);
  const fault = faultOf(code);
  if (fault !== undefined) throw new IdentifierError(fault);
  return code;
}

/** The code in its normal form; undefined for a text that is none, without an error's cost. */
export function usccIn(text: string): string | undefined {
  const code = normalise(text);
  return faultOf(code) === undefined ? code : undefined;
}

function faultOf(code: string): string | undefined {
  const stranger = [...code].findIndex((sign) => !ALPHABET.includes(sign));
  if (stranger >= 0)
    return (
      `Character ${stranger + 1} of the unified social credit code is ${[...code][stranger]}; ` +
      'only digits and capital letters without I, O, S, V and Z occur in one.'
    );
  if (code.length !== LENGTH)
    return `The unified social credit code has ${code.length} characters; it must have ${LENGTH}.`;
  const expected = usccCheckCharacter(code.slice(0, LENGTH - 1));
  return code[LENGTH - 1] === expected
    ? undefined
    : `Character 18 is ${code[LENGTH - 1]}; the check character of ${code.slice(0, LENGTH - 1)} is ${expected}.`;
}

/**
 * Irregularities of a valid code that do not make it invalid: legacy organisation codes at
 * positions 9–17 do not all have the check character of GB 11714.
 * @param code a code in normal form
 */
export function usccWarnings(code: string): readonly string[] {
  const expected = organizationCheckCharacter(code.slice(8, 16));
  return code[16] === expected
    ? []
    : [`Character 17 is ${code[16]}; the organisation code's check character is ${expected}.`];
}

/** The check character of the first 17 characters of a code. Source: GB 32100-2015. */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((at, weight, i) => at + weight * ALPHABET.indexOf(first17[i]!), 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** The check character of the first 8 characters of an organisation code. Source: GB 11714. */
export function organizationCheckCharacter(first8: string): string {
  const sum = ORGANIZATION_WEIGHTS.reduce(
    (at, weight, i) => at + weight * parseInt(first8[i]!, 36),
    0,
  );
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
