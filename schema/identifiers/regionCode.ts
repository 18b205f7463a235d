import { IdentifierError } from './identifierError';
import { normalise } from './normalise';

const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82'
  ).split(' '),
);

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
  if (!PROVINCES.has(code.slice(0, 2))) {
    throw new IdentifierError(
      `Characters 1 to 2 of the region code are ${code.slice(0, 2)}; no province-level division has that code.`,
    );
  }
  return code;
}
