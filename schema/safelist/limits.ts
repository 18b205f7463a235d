/** Limits on safelists and on the submission of operations. */
export const SAFELIST_LIMITS = Object.freeze({
  /** Operations of one safelist. */
  operations: 2000,
  /** Total size of their texts in bytes. */
  bytes: 4 * 1024 * 1024,
  /** Size of the text of one operation in bytes. */
  documentBytes: 50_000,
  /** Lexical tokens of one text; the gateway parses no more. */
  tokens: 5000,
  /** Operations or ids in one request. */
  batch: 200,
  /** Other ids of one operation. */
  aliases: 8,
  /** Characters of such an id. */
  aliasCharacters: 200,
});
