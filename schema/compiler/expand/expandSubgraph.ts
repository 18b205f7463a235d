import {
  Kind,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type DefinitionNode,
  type DocumentNode,
} from 'graphql';
import type { SubgraphEntry } from '../../subgraphs';
import { withCatalogued } from './catalogued';
import { checkStatistics } from './checkStatistics';
import { withCounted } from './countedEnums';
import { fromTemplate } from './fromTemplate';
import { withInherited } from './inherit';
import { merged } from './merge';
import { withPages } from './pages';
import { isConnectionName } from './pageTypes';
import { readPolicies, withPolicies } from './policies';
import { recordNames, withMarks, withRecords } from './records';
import { commonFields } from './recordType';
import { withReferences } from './references';
import { notOwned, reached } from './sharedTypes';
import { refuseLeftOver, sourceDirectives } from './sourceDirectives';
import { statisticsDirectives } from './statisticsDirectives';
import { checkStored } from './stored';

/** The parsed sources of one subgraph. */
export interface SubgraphSources {
  /** Definitions of the source directives. */
  readonly directives: DocumentNode;
  /** `extend schema @accessPolicy(…)`. */
  readonly policies: DocumentNode;
  /** Types that several subgraphs use. */
  readonly shared: DocumentNode;
  /** Definitions that each subgraph with records gets a copy of. */
  readonly template: DocumentNode;
  /** The subgraph's own types. */
  readonly own: DocumentNode;
  /** The types of all other subgraphs. */
  readonly others: DocumentNode;
}

/**
 * The SDL of a subgraph, expanded from its sources. Each node has the file and line at which it was
 * written or from which it was derived.
 * @throws SourceError at the first element that cannot be expanded
 */
export function expandSubgraph(entry: SubgraphEntry, sources: SubgraphSources): DocumentNode {
  const directives = sourceDirectives(sources.directives);
  const { names, read } = directives;
  const policies = readPolicies(sources.policies.definitions, read);
  const definitionsOf = (document: DocumentNode) => withPolicies(document, policies).definitions;

  const { shared, own: written } = withReferences(
    { shared: definitionsOf(sources.shared), own: definitionsOf(sources.own) },
    definitionsOf(sources.others),
    directives,
  );
  checkStored([...shared, ...written], shared);
  const own = withRecords(written, directives, {
    common: commonFields(shared),
    scalars: scalarNames([...shared, ...written]),
  });
  const records = recordNames(own);
  if (records.length > 0)
    own.push(...definitionsOf(fromTemplate(sources.template, entry, records)));
  const counted = withCounted(
    own,
    [...sources.shared.definitions, ...sources.others.definitions],
    directives,
  );
  const all = [...notOwned(shared, own), ...statisticsDirectives(sources.directives), ...counted];
  // The Connection of a list may be extended: it exists once the pages are generated.
  const paged = withPages(merged(all, isConnectionName), read);
  const definitions = withInherited(merged(paged));

  checkStatistics(definitions, directives);
  refuseLeftOver(definitions, names);
  return {
    kind: Kind.DOCUMENT,
    definitions: reached(
      withMarks(withCatalogued(definitions, directives), directives),
      rootsOf(own),
    ),
  };
}

/** Names of the types whose values are compared directly. */
function scalarNames(definitions: readonly DefinitionNode[]): Set<string> {
  const named = definitions.filter(
    (definition) =>
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION,
  );
  return new Set([...BUILT_IN, ...named.map(({ name }) => name.value)]);
}

const BUILT_IN = ['ID', 'String', 'Int', 'Float', 'Boolean'];

/** Names of the types that a subgraph defines or extends. */
function rootsOf(definitions: readonly DefinitionNode[]): Set<string> {
  return new Set(
    definitions
      .filter((definition) => isTypeDefinitionNode(definition) || isTypeExtensionNode(definition))
      .map(({ name }) => name.value),
  );
}
