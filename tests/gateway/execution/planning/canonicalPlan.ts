import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { parse, print, visit } from 'graphql';

/** A plan as text, equal for plans that differ only in the order of unordered parts. */
export function canonicalPlan({ node }: QueryPlan): string {
  return node?.kind === 'Subscription' ? JSON.stringify(node) : canonical(node);
}

function canonical(node: PlanNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return 'nothing';
    case 'Fetch':
      return JSON.stringify([
        node.serviceName,
        ordered(node.operation),
        sorted(node.requires ?? []),
        [...(node.variableUsages ?? [])].sort(),
        // Two assignments of the same value equal one.
        [...new Set(node.inputRewrites?.map((each) => JSON.stringify(each)))].sort(),
        node.outputRewrites ?? [],
      ]);
    case 'Sequence':
      return `[${node.nodes.map(canonical).join(' then ')}]`;
    case 'Parallel':
      return `{${node.nodes.map(canonical).sort().join(' and ')}}`;
    case 'Flatten':
      return `${node.path.join('.')}: ${canonical(node.node)}`;
    default:
      return JSON.stringify(node);
  }
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

interface Required {
  readonly selections?: readonly object[] | undefined;
}

function sorted(required: readonly Required[]): unknown[] {
  return required
    .map(({ selections, ...rest }) => ({ ...rest, selections: selections && sorted(selections) }))
    .sort(byText);
}

/** The operation without its name, its fields sorted by their text. */
function ordered(operation: string): string {
  const document = visit(parse(operation, { noLocation: true }), {
    OperationDefinition: { leave: (node) => ({ ...node, name: undefined }) },
    SelectionSet: {
      leave: (node) => ({
        ...node,
        selections: [...node.selections].sort((a, b) => (print(a) < print(b) ? -1 : 1)),
      }),
    },
  });
  return print(document);
}

/** How often a plan calls subgraphs. */
export function fetchCount({ node }: QueryPlan): number {
  return JSON.stringify(node ?? null).split('"kind":"Fetch"').length - 1;
}
