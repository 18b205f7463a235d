import { parse, print, visit, type ASTNode, type DocumentNode } from 'graphql';

const REMOVABLE = new Set([
  'Field',
  'InlineFragment',
  'FragmentSpread',
  'FragmentDefinition',
  'Directive',
  'Argument',
  'ObjectField',
  'VariableDefinition',
]);

/**
 * The smallest operation that still fails, found by omitting one node after another.
 * @param fails whether a candidate is valid and still has the fault
 */
export async function shrink(
  query: string,
  fails: (candidate: string) => Promise<boolean>,
): Promise<string> {
  let smallest = query;
  for (let progress = true; progress;) {
    progress = false;
    for (const candidate of smaller(smallest)) {
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

function* smaller(query: string): Generator<string> {
  const document = parse(query);
  let size = 0;
  visit(document, {
    enter() {
      size++;
    },
  });
  for (let at = 0; at < size; at++) {
    let index = 0;
    let removed = false;
    const candidate = visit(document, {
      enter(node: ASTNode) {
        if (index++ !== at || !REMOVABLE.has(node.kind)) return undefined;
        removed = true;
        return null;
      },
    });
    if (removed) yield print(withoutUnusedVariables(candidate));
  }
}

function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
