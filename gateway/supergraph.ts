import { Kind, type DirectiveNode } from 'graphql';
import { supergraphDocument } from './supergraphDocument';

/** A subgraph as the supergraph names it. */
export interface SubgraphEndpoint {
  readonly name: string;
  readonly url: string;
}

/** What the gateway must know of a supergraph before it loads it. */
export interface SupergraphFacts {
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Whether the schema declares `@access`: callers then have to be told apart. */
  readonly hasAccessRules: boolean;
}

/**
 * Reads the subgraphs and the presence of access rules out of a composed supergraph.
 * @throws Error when the text is not a Federation 2 supergraph
 */
export function readSupergraph(sdl: string): SupergraphFacts {
  const subgraphs: SubgraphEndpoint[] = [];
  let hasAccessRules = false;
  for (const definition of parseSdl(sdl).definitions) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value === 'access')
      hasAccessRules = true;
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph')
      continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      if (!graph) continue;
      subgraphs.push({ name: stringArgument(graph, 'name'), url: stringArgument(graph, 'url') });
    }
  }
  if (subgraphs.length === 0)
    throw new Error('The file is not a composed Federation 2 supergraph: it names no subgraph.');
  return { subgraphs, hasAccessRules };
}

function parseSdl(sdl: string) {
  try {
    return supergraphDocument(sdl);
  } catch (error) {
    throw new Error('The file is not a composed Federation 2 supergraph: it is not GraphQL SDL.', {
      cause: error,
    });
  }
}

function stringArgument(directive: DirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
