import { IdentifierError } from './identifierError';

const INT64_LIMIT = 2n ** 63n;

/**
 * Parses an amount of money as a whole number of fen (cents): digits with an optional minus. It
 * fits into a 64-bit integer, the type in the database.
 * @throws IdentifierError naming the position and the reason
 */
export function parseMoneyCents(text: string): bigint {
  const stranger = [...text].findIndex(
    (sign, i) => !/[0-9]/.test(sign) && !(sign === '-' && i === 0),
  );
  if (stranger >= 0) {
    throw new IdentifierError(
      `Character ${stranger + 1} of the amount is not a digit; amounts are whole numbers of fen.`,
    );
  }
  const digits = text.startsWith('-') ? 1 : 0;
  if (text.length === digits) throw new IdentifierError('The amount has no digits.');
  if (text[digits] === '0' && text.length > 1) {
    throw new IdentifierError(`Character ${digits + 1} of the amount is a superfluous zero.`);
  }
  if (text.length > 20) throw tooLarge();
  const fen = BigInt(text);
  if (fen >= INT64_LIMIT || fen < -INT64_LIMIT) throw tooLarge();
  return fen;
}

/** An amount in fen as decimal digits. */
export function formatMoneyCents(fen: bigint): string {
  return fen.toString();
}

function tooLarge(): IdentifierError {
  return new IdentifierError('The amount does not fit into 64 bits.');
}
