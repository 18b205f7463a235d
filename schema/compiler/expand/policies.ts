import {
  Kind,
  visit,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
} from 'graphql';
import { textArgument, type ReadArguments } from './sourceDirectives';
import { SourceError } from './sourceError';

/** Named access rules: for each name, the value of `rule` as it is written. */
export type Policies = ReadonlyMap<string, ConstValueNode>;

/** For each directive, the argument that names a policy and the one that contains the rule. */
const ARGUMENTS: Readonly<Record<string, readonly [policy: string, rule: string]>> = {
  access: ['policy', 'rule'],
  mask: ['unlessPolicy', 'unless'],
};

/**
 * Reads the policies of `extend schema @accessPolicy(…)`.
 * @throws SourceError when a name is used twice
 */
export function readPolicies(
  definitions: readonly DefinitionNode[],
  read: ReadArguments,
): Policies {
  const policies = new Map<string, ConstValueNode>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'accessPolicy') continue;
      const name = textArgument(read(directive), 'name') ?? '';
      if (policies.has(name)) throw new SourceError(directive, `Policy ${name} is defined twice.`);
      const rule = argumentOf(directive, 'rule');
      if (rule !== undefined) policies.set(name, rule.value);
    }
  }
  return policies;
}

/**
 * A document in which the named rule replaces each `policy:` and `unlessPolicy:`.
 * @throws SourceError when the policy does not exist, or the rule is also written out
 */
export function withPolicies(document: DocumentNode, policies: Policies): DocumentNode {
  return visit(document, {
    Directive: (node: DirectiveNode) => withRule(node as ConstDirectiveNode, policies),
  });
}

function withRule(node: ConstDirectiveNode, policies: Policies): ConstDirectiveNode | undefined {
  const [policyName = '', ruleName = ''] = ARGUMENTS[node.name.value] ?? [];
  const policy = argumentOf(node, policyName);
  if (policy === undefined) return undefined;
  if (argumentOf(node, ruleName) !== undefined) {
    throw new SourceError(node, `@${node.name.value} has both ${policyName} and ${ruleName}.`);
  }
  const name = policy.value.kind === Kind.STRING ? policy.value.value : '';
  const value = policies.get(name);
  if (value === undefined) throw new SourceError(policy, `There is no policy "${name}".`);
  return {
    ...node,
    arguments: node.arguments?.map((argument) =>
      argument === policy
        ? { ...argument, name: { ...argument.name, value: ruleName }, value: placedAt(node, value) }
        : argument,
    ),
  };
}

/** The rule with the location where it is used, because that is where a finding is to be fixed. */
function placedAt(node: ConstDirectiveNode, value: ConstValueNode): ConstValueNode {
  return visit(value, { enter: (part) => ({ ...part, loc: node.loc }) });
}

function argumentOf(node: ConstDirectiveNode, name: string): ConstArgumentNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name);
}
