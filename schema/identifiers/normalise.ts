const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The form in which identifiers are compared: full-width letters, digits and signs become
 * half-width, letters become upper-case. Nothing is removed, so that positions are those of the
 * original text.
 */
export function normalise(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET),
    )
    .toUpperCase();
}
