import {
  Kind,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type DefinitionNode,
  type DocumentNode,
} from 'graphql';
import type { SubgraphEntry } from '../../subgraphs';
import { fromTemplate } from './freezing';
import { withInherited } from './inherit';
import { merged } from './merge';
import { withPages } from './pages';
import { readPolicies, withPolicies } from './policies';
import { recordNames, withRecords, withoutRecord } from './records';
import { notOwned, reached } from './sharedTypes';
import { refuseLeftOver, sourceDirectives } from './sourceDirectives';

/** The parsed sources of one subgraph. */
export interface SubgraphSources {
  /** Definitions of the source directives. */
  readonly directives: DocumentNode;
  /** `extend schema @accessPolicy(…)`. */
  readonly policies: DocumentNode;
  /** Types that several subgraphs use. */
  readonly shared: DocumentNode;
  /** What each subgraph with records has of its own. */
  readonly template: DocumentNode;
  /** The subgraph's own types. */
  readonly own: DocumentNode;
}

/**
 * The SDL of a subgraph, from its sources. Each node knows the file and line it was written at or
 * derived from.
 * @throws SourceError at the first thing that cannot be expanded
 */
export function expandSubgraph(entry: SubgraphEntry, sources: SubgraphSources): DocumentNode {
  const { names, read } = sourceDirectives(sources.directives);
  const policies = readPolicies(sources.policies.definitions, read);
  const definitionsOf = (document: DocumentNode) => withPolicies(document, policies).definitions;

  const own = withRecords(definitionsOf(sources.own), read);
  const records = recordNames(own);
  if (records.length > 0)
    own.push(...definitionsOf(fromTemplate(sources.template, entry, records)));
  const all = [...notOwned(definitionsOf(sources.shared), own), ...own];
  const definitions = withInherited(withPages(merged(all), read));

  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: reached(withoutRecord(definitions), rootsOf(own)),
  };
  refuseLeftOver(document, names);
  return document;
}

/** The types that a subgraph defines or extends. */
function rootsOf(definitions: readonly DefinitionNode[]): Set<string> {
  return new Set(
    definitions
      .filter((definition) => isTypeDefinitionNode(definition) || isTypeExtensionNode(definition))
      .map(({ name }) => name.value),
  );
}
