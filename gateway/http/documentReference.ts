import { withoutPrefix } from '../../schema/safelist/operationId';

/** The members of a request body that can name a persisted operation. */
export interface ReferringBody {
  readonly documentId?: unknown;
  readonly doc_id?: unknown;
  readonly id?: unknown;
  readonly extensions?: unknown;
}

/**
 * The ids by which a request names a persisted operation: `documentId` as in GraphQL over HTTP,
 * `doc_id` or `id` as the network layers of Relay send it, and the hash of Apollo clients. The
 * prefix `sha256:` is removed.
 */
export function documentReferences(body: ReferringBody): readonly string[] {
  const { documentId, doc_id, id } = body;
  const found = new Set<string>();
  for (const reference of [documentId, doc_id, id, persistedHash(body)])
    if (typeof reference === 'string' && reference.length > 0) found.add(withoutPrefix(reference));
  return [...found];
}

/**
 * Extensions without `persistedQuery`, once a request's text is known; null when no others remain,
 * so that the request counts as a plain one.
 */
export function withoutPersistedQuery<Extensions>(
  extensions: Extensions,
): Extensions | Record<string, unknown> | null {
  const { persistedQuery, ...others } = (extensions ?? {}) as Record<string, unknown>;
  if (persistedQuery === undefined) return extensions;
  return Object.keys(others).length === 0 ? null : others;
}

/** The hash in `extensions.persistedQuery` of a request. */
function persistedHash({ extensions }: ReferringBody): unknown {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  return persisted?.sha256Hash;
}
