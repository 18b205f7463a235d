import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { composed } from './composed';
import { SUBGRAPHS } from '../subgraphs';

/** A subgraph as composition reads it. */
export interface SubgraphSource {
  readonly name: string;
  readonly sdl: string;
}

/** Where the services listen when each runs as its own process (`npm run start:services`). */
const ROUTING_URLS: ReadonlyMap<string, string> = new Map(
  SUBGRAPHS.map(({ name, port }) => [name, `http://127.0.0.1:${port}/graphql`]),
);

/**
 * Hints of composition that are no fault, each with the reason. Every other hint is one: most
 * tell of the same thing written differently in two subgraphs.
 */
export const TOLERATED_HINTS: Readonly<Record<string, string>> = {
  UNUSED_ENUM_TYPE:
    'An enum used only by arguments of @access and @mask (Cluster, MaskKind), or one ahead of its use: no data depends on it.',
  INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD:
    'A subgraph that refers to records has their interface with the key alone (@recordReferences). That each kind has every field of the interface somewhere, composition checks.',
};

/** What composition says of a set of subgraphs. */
export interface Composition {
  /** The supergraph; undefined when there are errors. */
  readonly supergraph?: string;
  /** Errors and untolerated hints, each a code and a sentence. */
  readonly faults: readonly string[];
}

/** Composes subgraphs into one supergraph. Never throws on a faulty subgraph: it is a fault. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): Composition {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      typeDefs: composed(parse(sdl)),
      url: ROUTING_URLS.get(name) ?? `http://127.0.0.1/${name}`,
    })),
  );
  if (result.errors) {
    return {
      faults: result.errors.map(({ message, extensions: { code } }) =>
        typeof code === 'string' ? `${code}: ${message}` : message,
      ),
    };
  }
  return {
    supergraph: `${result.supergraphSdl}\n`,
    faults: result.hints
      .filter(({ definition }) => !Object.hasOwn(TOLERATED_HINTS, definition.code))
      .map(({ definition, message }) => `${definition.code}: ${message}`),
  };
}
