import { Kind, type DirectiveNode } from 'graphql';
import { supergraphDocument, writtenSupergraph } from './supergraphDocument';
import { checkLinks, linksAccess } from './supergraphLinks';

/** A subgraph as the supergraph names it. */
export interface SubgraphEndpoint {
  readonly name: string;
  readonly url: string;
}

/** Facts that the gateway reads from a supergraph before it loads it. */
export interface SupergraphFacts {
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Whether the schema links `@access`: callers must then be authenticated. */
  readonly hasAccessRules: boolean;
}

/**
 * Reads the subgraphs and the presence of access rules from a composed supergraph.
 * @throws Error with one sentence when the text is not a Federation 2 supergraph, or has directives
 *   that no link explains or that would not be enforced
 */
export function readSupergraph(sdl: string): SupergraphFacts {
  const subgraphs: SubgraphEndpoint[] = [];
  const document = parseSdl(sdl);
  for (const definition of document.definitions) {
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
  checkLinks(writtenSupergraph(sdl));
  return { subgraphs, hasAccessRules: linksAccess(document) };
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
