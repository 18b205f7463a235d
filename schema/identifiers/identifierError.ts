/**
 * A value is not a well-formed identifier. The message is one whole sentence that names the
 * position and the reason; it may reach the caller, so it never quotes a resident id.
 */
export class IdentifierError extends Error {
  override readonly name = 'IdentifierError';
}
