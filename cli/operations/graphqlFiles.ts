import {
  Kind,
  parse,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type OperationDefinitionNode,
} from 'graphql';
import type { FoundOperation } from './manifests';

/** A GraphQL file. */
export interface GraphqlFile {
  readonly file: string;
  readonly text: string;
}

interface Fragment {
  readonly definition: FragmentDefinitionNode;
  readonly file: string;
}

/**
 * The operations of GraphQL files. An operation may use fragments of all the files. A file with one
 * operation and the fragments that it uses is sent as it is, without the white space around it;
 * otherwise the text is the operation, followed by its fragments.
 * @throws Error with one sentence for a syntax error and for fragments that are missing or ambiguous
 */
export function operationsIn(files: readonly GraphqlFile[]): FoundOperation[] {
  const parsed = files.map(({ file, text }) => ({ file, text, document: parsedFile(file, text) }));
  const fragments = fragmentsOf(parsed);
  return parsed.flatMap(({ file, text, document }) => {
    const operations = document.definitions.filter(
      (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
    );
    return operations.map((operation) => {
      const used = usedFragments(operation, fragments, file);
      const ownFile = used.every((fragment) => fragment.file === file);
      if (ownFile && used.length + 1 === document.definitions.length) {
        const document = text.trim();
        return { document, file, firstLine: lineAt(text, text.indexOf(document)) };
      }
      const parts = [operation, ...used.map(({ definition }) => definition)];
      return { document: parts.map(sourceOf).join('\n\n'), file };
    });
  });
}

function parsedFile(file: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    const [at] = locations ?? [];
    const place = at ? `${file}:${at.line}:${at.column}` : file;
    throw new Error(`${place}: ${message}`, { cause: error });
  }
}

function fragmentsOf(
  files: readonly { readonly file: string; readonly document: DocumentNode }[],
): ReadonlyMap<string, Fragment> {
  const fragments = new Map<string, Fragment>();
  for (const { file, document } of files)
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const name = definition.name.value;
      const other = fragments.get(name);
      if (other && sourceOf(other.definition) !== sourceOf(definition))
        throw new Error(
          `The fragment ${name} has different definitions in ${other.file} and ${file}.`,
        );
      fragments.set(name, { definition, file });
    }
  return fragments;
}

/** The fragments that an operation uses, directly or through others, each once. */
function usedFragments(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, Fragment>,
  file: string,
): Fragment[] {
  const used = new Map<string, Fragment>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        if (used.has(name)) return;
        const fragment = fragments.get(name);
        if (!fragment) throw new Error(`No file defines the fragment ${name}, which ${file} uses.`);
        used.set(name, fragment);
        collect(fragment.definition);
      },
    });
  collect(operation);
  return [...used.values()];
}

function sourceOf({ loc }: OperationDefinitionNode | FragmentDefinitionNode): string {
  return loc!.source.body.slice(loc!.start, loc!.end);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
