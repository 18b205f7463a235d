import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, Source, parse, print, type DocumentNode } from 'graphql';
import { SUBGRAPH_NAMES, subgraphEntry, type SubgraphName } from '../subgraphs';
import { caseSdl } from '../cases/caseSdl';
import { expandSubgraph } from './expand/expandSubgraph';

const ROOT = join(__dirname, '../..');

const DIRECTIVES = 'schema/source.graphql';
const POLICIES = 'schema/policy/accessPolicies.graphql';
const TEMPLATES = 'schema/templates';
const SHARED = 'schema/shared';
/** The subgraph with the cases, part of whose SDL is made from the table of their kinds. */
const CASES: SubgraphName = 'subjects';

/** Returns the text of a source by its path from the root of the repository. */
export type TextOf = (path: string) => string;

/** Reads a source from disk. */
export const textOnDisk: TextOf = (path) => readFileSync(join(ROOT, path), 'utf8');

/** First line of every generated file. */
export const NOTICE = 'Made by `npm run generate` from the SDL in schema/; do not edit.';

/** The sources of a subgraph, by path from the root of the repository, in the order of reading. */
export function sourceFiles(name: SubgraphName): string[] {
  return [
    DIRECTIVES,
    POLICIES,
    ...filesIn(SHARED),
    ...filesIn(TEMPLATES),
    ...filesIn(`schema/${name}`),
  ];
}

/**
 * The parsed SDL of a subgraph. Each node has its source file and line.
 * @param textOf replaces the files on disk in tests
 * @throws SourceError when a source cannot be expanded, GraphQLError when it does not parse
 */
export function expandedSubgraph(name: SubgraphName, textOf = textOnDisk): DocumentNode {
  const read = (...paths: string[]): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: paths.flatMap((path) => parse(new Source(textOf(path), path)).definitions),
  });
  return expandSubgraph(subgraphEntry(name), {
    directives: read(DIRECTIVES),
    policies: read(POLICIES),
    shared: read(...filesIn(SHARED)),
    template: read(...filesIn(TEMPLATES)),
    own: {
      kind: Kind.DOCUMENT,
      definitions: [
        ...read(...filesIn(`schema/${name}`)).definitions,
        ...(name === CASES ? parse(new Source(caseSdl(), 'schema/cases')).definitions : []),
      ],
    },
    others: read(
      ...SUBGRAPH_NAMES.filter((other) => other !== name).flatMap((other) =>
        filesIn(`schema/${other}`),
      ),
    ),
  });
}

/**
 * The SDL of a subgraph as `schema/generated/<name>.graphql` contains it; see `expandedSubgraph`.
 */
export function expandedText(name: SubgraphName, textOf = textOnDisk): string {
  return `# ${NOTICE}\n${print(expandedSubgraph(name, textOf))}\n`;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => `${folder}/${file}`);
}
