import { parse, type DocumentNode } from 'graphql';
import { resolveNames } from '../schema/links/resolveNames';

interface Parsed {
  readonly sdl: string;
  /** The document with its original names. */
  readonly written: DocumentNode;
  readonly resolved: DocumentNode;
}

let latest: Parsed | undefined;

/**
 * Parses a supergraph. Directives in the document have the names of their specifications, whatever
 * names the links import them under. The document must not be changed. The latest document is
 * cached, because several parts of a starting gateway read the same text.
 * @throws GraphQLError when the text is not SDL
 */
export function supergraphDocument(sdl: string): DocumentNode {
  return parsed(sdl).resolved;
}

/** The same document with its original names. */
export function writtenSupergraph(sdl: string): DocumentNode {
  return parsed(sdl).written;
}

function parsed(sdl: string): Parsed {
  if (latest?.sdl === sdl) return latest;
  const written = parse(sdl, { noLocation: true });
  return (latest = { sdl, written, resolved: resolveNames(written) });
}
