import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The five subgraphs, in the order they are listed everywhere. */
export const SUBGRAPH_NAMES = ['subjects', 'government', 'commerce', 'social', 'judicial'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** The files a subgraph's SDL is made of: what all share is written once. */
const PARTS: Record<SubgraphName, readonly string[]> = {
  subjects: ['access', 'common', 'subjects'],
  government: ['access', 'common', 'records', 'government'],
  commerce: ['access', 'common', 'records', 'commerce'],
  social: ['access', 'common', 'records', 'social'],
  judicial: ['access', 'common', 'records', 'judicial'],
};

/**
 * The SDL files of a subgraph, by path, in the order they are joined: a subgraph with much to say
 * keeps further parts in a folder of its name.
 */
export function sdlFiles(name: SubgraphName): string[] {
  const own = join(__dirname, name);
  const parts = existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.graphql')) : [];
  return [
    ...PARTS[name].map((part) => join(__dirname, `${part}.graphql`)),
    ...parts.sort().map((part) => join(own, part)),
  ];
}

/** The whole SDL of a subgraph, as the subgraph serves it and composition reads it. */
export function subgraphSdl(name: SubgraphName): string {
  return sdlFiles(name)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
