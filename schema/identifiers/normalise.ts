const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * An identifier as it is compared: full-width letters, digits and signs become half-width ones,
 * letters upper-case. Nothing is removed, so that positions stay those of what was typed.
 */
export function normalise(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET),
    )
    .toUpperCase();
}
