import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { composed } from './composed';
import { SUBGRAPHS } from '../subgraphs';

/** A subgraph as the input of composition. */
export interface SubgraphSource {
  readonly name: string;
  readonly sdl: string;
}

/** Where the services listen when each runs as its own process (`npm run start:services`). */
const ROUTING_URLS: ReadonlyMap<string, string> = new Map(
  SUBGRAPHS.map(({ name, port }) => [name, `http://127.0.0.1:${port}/graphql`]),
);

/**
 * Composition hints that are no fault, each with the reason. Every other hint is a fault: most
 * report a difference between the definitions of two subgraphs.
 */
export const TOLERATED_HINTS: Readonly<Record<string, string>> = {
  UNUSED_ENUM_TYPE:
    'An enum used only by arguments of @access and @mask (Cluster, MaskKind), or one ahead of its use: no data depends on it.',
  INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD:
    'A subgraph that refers to records has their interface with the key alone (@recordReferences). That each kind has every field of the interface somewhere, composition checks.',
};

/** The result of composing a set of subgraphs. */
export interface Composition {
  /** The supergraph; undefined when there are errors. */
  readonly supergraph?: string;
  /** Errors and hints that are not tolerated, each a code and a sentence. */
  readonly faults: readonly string[];
}

/**
 * Composes subgraphs into one supergraph. A faulty subgraph is reported in `faults`, not thrown.
 */
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
