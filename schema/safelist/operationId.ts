import { createHash } from 'node:crypto';

const PREFIX = 'sha256:';

/** The id of an operation on a safelist: SHA-256 of its text, in hexadecimal. */
export function operationId(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/**
 * The id that a document identifier contains. The prefix `sha256:` names the algorithm, as in the
 * appendix on persisted documents of GraphQL over HTTP, and may be omitted.
 */
export function withoutPrefix(identifier: string): string {
  return identifier.startsWith(PREFIX) ? identifier.slice(PREFIX.length) : identifier;
}
