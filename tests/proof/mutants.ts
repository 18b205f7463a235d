import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Kind, parse, visit, type ASTNode, type ConstDirectiveNode } from 'graphql';
import { SUBGRAPH_NAMES, sdlFiles, type SubgraphName } from '../../schema/sdl';

/** One change of one SDL file that takes a protection away. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** `delete @access of NaturalPerson.name`, for the score's list. */
  readonly what: string;
  /** The subgraphs made of the file. */
  readonly subgraphs: readonly SubgraphName[];
  /** The file's text with the change; only in memory. */
  readonly text: string;
}

/** Every @access and @mask of the SDL deleted in turn, in the order of files and lines. */
export function deletions(): Mutant[] {
  return files().flatMap(({ path, subgraphs }) => {
    const source = readFileSync(path, 'utf8');
    return protections(source).map(({ node, at }) => ({
      file: basename(path),
      line: node.loc!.startToken.line,
      what: `delete @${node.name.value} of ${at}`,
      subgraphs,
      text: source.slice(0, node.loc!.start) + source.slice(node.loc!.end),
    }));
  });
}

/**
 * Subtler changes of the guarded ones: an alternative dropped, a term of an alternative dropped,
 * the consent cluster dropped. Each changes what some caller may see.
 */
export function weakenings(): Mutant[] {
  return files().flatMap(({ path, subgraphs }) => {
    const source = readFileSync(path, 'utf8');
    return protections(source).flatMap(({ node, at }) =>
      partsOf(node).map(({ part, name }) => ({
        file: basename(path),
        line: part.loc!.startToken.line,
        what: `drop ${name} from @${node.name.value} of ${at}`,
        subgraphs,
        text: source.slice(0, part.loc!.start) + source.slice(part.loc!.end),
      })),
    );
  });
}

/** The whole SDL of a subgraph with a mutant's file in place of its own. */
export function mutatedSdl(subgraph: SubgraphName, { file, text }: Mutant): string {
  return sdlFiles(subgraph)
    .map((path) => (basename(path) === file ? text : readFileSync(path, 'utf8')))
    .join('\n');
}

function files(): { path: string; subgraphs: SubgraphName[] }[] {
  const users = new Map<string, SubgraphName[]>();
  for (const name of SUBGRAPH_NAMES)
    for (const path of sdlFiles(name)) users.set(path, [...(users.get(path) ?? []), name]);
  return [...users].map(([path, subgraphs]) => ({ path, subgraphs }));
}

interface Protection {
  readonly node: ConstDirectiveNode;
  /** Where it stands: `Type`, `Type.field` or `Type.field.argument`. */
  readonly at: string;
}

function protections(source: string): Protection[] {
  const found: Protection[] = [];
  const names: string[] = [];
  visit(parse(source), {
    enter(node: ASTNode) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false;
      if (isDeclaration(node)) names.push(node.name.value);
      if (node.kind === Kind.DIRECTIVE && ['access', 'mask'].includes(node.name.value))
        found.push({ node: node as ConstDirectiveNode, at: names.join('.') });
      return undefined;
    },
    leave(node: ASTNode) {
      if (isDeclaration(node)) names.pop();
    },
  });
  return found;
}

/** Nodes that name a place; without a directive's definition, which `enter` leaves out. */
function isDeclaration(node: ASTNode): node is ASTNode & { name: { value: string } } {
  return (
    (node.kind.endsWith('Definition') || node.kind.endsWith('Extension')) &&
    node.kind !== Kind.DIRECTIVE_DEFINITION &&
    'name' in node &&
    node.name !== undefined
  );
}

/** What can be dropped from a directive so that it still says something else. */
function partsOf(node: ConstDirectiveNode): { part: ASTNode; name: string }[] {
  const parts: { part: ASTNode; name: string }[] = [];
  for (const argument of node.arguments ?? []) {
    if (argument.name.value === 'cluster') parts.push({ part: argument, name: 'the cluster' });
    const { value } = argument;
    if (value.kind !== Kind.LIST) continue;
    for (const [at, alternative] of value.values.entries()) {
      if (value.values.length > 1) parts.push({ part: alternative, name: `alternative ${at + 1}` });
      if (alternative.kind !== Kind.LIST || alternative.values.length < 2) continue;
      for (const term of alternative.values)
        if (term.kind === Kind.STRING)
          parts.push({ part: term, name: `${term.value} in alternative ${at + 1}` });
    }
  }
  return parts;
}
