import { parse, type DocumentNode } from 'graphql';
import { resolveNames } from '../schema/links/resolveNames';

interface Parsed {
  readonly sdl: string;
  /** As it is written. */
  readonly written: DocumentNode;
  readonly resolved: DocumentNode;
}

let latest: Parsed | undefined;

/**
 * A supergraph's SDL as a document, not to be changed, in which directives have the names of their
 * specifications whatever its links call them. All who read something out of the supergraph ask
 * for the same text while a gateway starts, so the latest is kept.
 * @throws GraphQLError for what is not SDL
 */
export function supergraphDocument(sdl: string): DocumentNode {
  return parsed(sdl).resolved;
}

/** The same with the names that it was written with. */
export function writtenSupergraph(sdl: string): DocumentNode {
  return parsed(sdl).written;
}

function parsed(sdl: string): Parsed {
  if (latest?.sdl === sdl) return latest;
  const written = parse(sdl, { noLocation: true });
  return (latest = { sdl, written, resolved: resolveNames(written) });
}
