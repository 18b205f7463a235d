import { parse, type DocumentNode } from 'graphql';

let latest: { readonly sdl: string; readonly document: DocumentNode } | undefined;

/**
 * A supergraph's SDL as a document, not to be changed. All who read something out of the
 * supergraph ask for the same text while a gateway starts, so the latest is kept.
 * @throws GraphQLError for what is not SDL
 */
export function supergraphDocument(sdl: string): DocumentNode {
  if (latest?.sdl !== sdl) latest = { sdl, document: parse(sdl, { noLocation: true }) };
  return latest.document;
}
