import { IdentifierError } from './identifierError';
import { normalise } from './normalise';
import { PROVINCE_CODES } from './regionNames';

/**
 * An administrative division code of six digits, of which the first two name a province-level
 * division. The districts below are not looked up, because codes of former divisions stay valid in
 * old records. Source: GB/T 2260.
 * @throws IdentifierError naming the position and the reason
 */
export function parseRegionCode(text: string): string {
  const code = normalise(text);
  const stranger = [...code].findIndex((sign) => !/[0-9]/.test(sign));
  if (stranger >= 0) {
    throw new IdentifierError(`Character ${stranger + 1} of the region code is not a digit.`);
  }
  if (code.length !== 6) {
    throw new IdentifierError(`The region code has ${code.length} digits; it must have 6.`);
  }
  if (!PROVINCE_CODES.has(code.slice(0, 2))) {
    throw new IdentifierError(
      `Characters 1 to 2 of the region code are ${code.slice(0, 2)}; no province-level division has that code.`,
    );
  }
  return code;
}
