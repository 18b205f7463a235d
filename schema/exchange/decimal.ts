const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/**
 * A decimal number as a whole number of its smallest unit, computed with digits and never with
 * floating point, so that 0.1 + 0.2 has no place here.
 * @param places decimal places of the smallest unit
 * @returns undefined when the text is no decimal number, or has more places that are not zero
 */
export function scaled(text: string, places: number): bigint | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  const amount = BigInt(whole! + fraction.slice(0, places).padEnd(places, '0'));
  return sign === '-' ? -amount : amount;
}

/** A decimal number with up to four places, in ten-thousandths. */
export function tenThousandths(text: string): bigint | undefined {
  return scaled(text, 4);
}
