import type { VariableDefinitions } from '@apollo/federation-internals';
import type { PlanNode, ResponsePath } from '@apollo/query-planner';
import type { Planning } from '../planning';
import type { Step } from '../planRun';
import { compileFetch, representationsKey } from './compileFetch';
import { evaluateCondition } from './evaluateCondition';
import { valuesAt } from './flatten';

/**
 * Compiles a plan to one step.
 * @returns undefined if the plan has a node that only the stock executor supports
 */
export function compilePlan(
  node: PlanNode,
  variables: VariableDefinitions,
  planning: Planning,
): Step | undefined {
  return isSupported(node) ? compile(node, [], { variables, planning }) : undefined;
}

interface Scope {
  readonly variables: VariableDefinitions;
  readonly planning: Planning;
}

function isSupported(node: PlanNode | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every(isSupported);
    case 'Flatten':
      return isSupported(node.node);
    case 'Condition':
      return isSupported(node.ifClause) && isSupported(node.elseClause);
    case 'Fetch':
      return node.contextRewrites === undefined || node.contextRewrites.length === 0;
    case 'Defer':
      return false;
  }
}

function compile(node: PlanNode, path: ResponsePath, scope: Scope): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, path, scope.planning);
    case 'Flatten': {
      const below = node.path;
      const inner = compile(node.node, path.concat(below), scope);
      return async (run, cursor) => {
        const data = valuesAt(cursor.data, below);
        if (data) await inner(run, { ...cursor, data });
      };
    }
    case 'Sequence': {
      const steps = node.nodes.map((child) => compile(child, path, scope));
      return async (run, { data }) => {
        for (const step of steps) await step(run, { data });
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compile(child, path, scope));
      const shares = hasEqualRequirements(node.nodes);
      return async (run, { data }) => {
        const cursor = shares ? { data, shared: new Map() } : { data };
        // Asynchronous calls, as in the stock executor: the same of several failures is the first.
        await Promise.all(steps.map(async (step) => step(run, cursor)));
      };
    }
    case 'Condition': {
      const branch = (clause: PlanNode | undefined) => clause && compile(clause, path, scope);
      const [whenTrue, whenFalse] = [branch(node.ifClause), branch(node.elseClause)];
      return async (run, { data }) => {
        const isTrue = evaluateCondition(node, scope.variables, run.variables);
        await (isTrue ? whenTrue : whenFalse)?.(run, { data });
      };
    }
    case 'Defer':
      throw new TypeError('A deferred part cannot be compiled.');
  }
}

/** Whether two of the fetches that start together need the same representations. */
function hasEqualRequirements(nodes: readonly PlanNode[]): boolean {
  const keys = nodes.flatMap((node) =>
    node.kind === 'Flatten' && node.node.kind === 'Fetch' && node.node.requires
      ? [representationsKey(node.node, node.path)]
      : [],
  );
  return new Set(keys).size < keys.length;
}
