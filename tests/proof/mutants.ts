import { Kind, parse, visit, type ASTNode, type ConstDirectiveNode } from 'graphql';
import { expandedText, sourceFiles, textOnDisk } from '../../schema/compiler/sources';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../schema/sdl';

/** One change to one source of the SDL that removes a protection. */
export interface Mutant {
  /** The path of the source from the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** `delete @access of NaturalPerson.name`, for the score's list. */
  readonly what: string;
  /** The subgraphs expanded from the file. */
  readonly subgraphs: readonly SubgraphName[];
  /** The file's text with the change; only in memory. */
  readonly text: string;
}

/** Every @access and @mask of the sources deleted in turn, in the order of files and lines. */
export function deletions(): Mutant[] {
  return files().flatMap(({ path, subgraphs }) => {
    const source = textOnDisk(path);
    return protections(source, ['access', 'mask']).map(({ node, at }) => ({
      file: path,
      line: node.loc!.startToken.line,
      what: `delete @${node.name.value} of ${at}`,
      subgraphs,
      text: source.slice(0, node.loc!.start) + source.slice(node.loc!.end),
    }));
  });
}

/**
 * Smaller changes to guarded directives and to named policies: an alternative removed, a term of
 * an alternative removed, the consent cluster removed. Each changes what some caller may see.
 */
export function weakenings(): Mutant[] {
  return files().flatMap(({ path, subgraphs }) => {
    const source = textOnDisk(path);
    return protections(source, ['access', 'mask', 'accessPolicy']).flatMap(({ node, at }) =>
      partsOf(node).map(({ part, name }) => ({
        file: path,
        line: part.loc!.startToken.line,
        what: `drop ${name} from @${node.name.value} of ${at}`,
        subgraphs,
        text: source.slice(0, part.loc!.start) + source.slice(part.loc!.end),
      })),
    );
  });
}

/**
 * The whole SDL of a subgraph, expanded with a mutant's file in place of its own.
 * @throws SourceError when it cannot be expanded
 */
export function mutatedSdl(subgraph: SubgraphName, { file, text }: Mutant): string {
  return expandedText(subgraph, (path) => (path === file ? text : textOnDisk(path)));
}

function files(): { path: string; subgraphs: SubgraphName[] }[] {
  const users = new Map<string, SubgraphName[]>();
  for (const name of SUBGRAPH_NAMES)
    for (const path of sourceFiles(name)) users.set(path, [...(users.get(path) ?? []), name]);
  return [...users].map(([path, subgraphs]) => ({ path, subgraphs }));
}

interface Protection {
  readonly node: ConstDirectiveNode;
  /** Its location: `Type`, `Type.field`, `Type.field.argument`, or the name of a policy. */
  readonly at: string;
}

function protections(source: string, directives: readonly string[]): Protection[] {
  const found: Protection[] = [];
  const names: string[] = [];
  visit(parse(source), {
    enter(node: ASTNode) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false;
      if (isDeclaration(node)) names.push(node.name.value);
      if (node.kind === Kind.DIRECTIVE && directives.includes(node.name.value))
        found.push({
          node: node as ConstDirectiveNode,
          at: policyName(node as ConstDirectiveNode) ?? names.join('.'),
        });
      return undefined;
    },
    leave(node: ASTNode) {
      if (isDeclaration(node)) names.pop();
    },
  });
  return found;
}

function policyName({ name, arguments: given }: ConstDirectiveNode): string | undefined {
  if (name.value !== 'accessPolicy') return undefined;
  const value = given?.find((argument) => argument.name.value === 'name')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** Nodes that name a location, except definitions of directives, which `enter` skips. */
function isDeclaration(node: ASTNode): node is ASTNode & { name: { value: string } } {
  return (
    (node.kind.endsWith('Definition') || node.kind.endsWith('Extension')) &&
    node.kind !== Kind.DIRECTIVE_DEFINITION &&
    'name' in node &&
    node.name !== undefined
  );
}

/** The parts of a directive that can be removed so that its meaning changes. */
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
