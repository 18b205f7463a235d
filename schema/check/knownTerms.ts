import { Kind, type DirectiveNode, type ValueNode } from 'graphql';
import { faultOfTerm, isCluster } from '../policy/rules';
import { eachDirective } from './eachDirective';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'knownTerms';

/**
 * Known terms. Rules name only terms, roles, departments, purposes, relations and clusters that
 * exist. A rule does not admit nobody, nor everybody by an empty inner list.
 */
export const knownTerms: TextRule = (graph) => eachDirective(graph, faultsOf);

function faultsOf(directive: DirectiveNode): Finding[] {
  const name = directive.name.value;
  if (name !== 'access' && name !== 'mask') return [];
  const at = (node: ValueNode | DirectiveNode, message: string) => findingAt(node, RULE, message);
  const lists = argument(directive, name === 'access' ? 'rule' : 'unless');
  const cluster = argument(directive, 'cluster');
  const findings =
    lists === undefined ? [at(directive, `@${name} names no rule.`)] : faultsOfLists(lists, name);
  if (cluster !== undefined && !(cluster.kind === Kind.ENUM && isCluster(cluster.value))) {
    findings.push(at(cluster, `${text(cluster)} is no known cluster.`));
  }
  return findings;
}

function faultsOfLists(lists: ValueNode, name: string): Finding[] {
  const outer = items(lists);
  if (outer.length === 0) {
    return [findingAt(lists, RULE, `This @${name} admits nobody: remove what nobody may see.`)];
  }
  return outer.flatMap((inner) => {
    const terms = items(inner);
    if (terms.length === 0) {
      return [findingAt(inner, RULE, `An empty list in @${name} admits everybody: write public.`)];
    }
    return terms.flatMap((term): Finding[] => {
      const fault = term.kind === Kind.STRING ? faultOfTerm(term.value) : 'is no known term';
      return fault === undefined ? [] : [findingAt(term, RULE, `"${text(term)}" ${fault}.`)];
    });
  });
}

function argument(directive: DirectiveNode, name: string): ValueNode | undefined {
  return directive.arguments?.find((given) => given.name.value === name)?.value;
}

function items(value: ValueNode): readonly ValueNode[] {
  return value.kind === Kind.LIST ? value.values : [value];
}

function text(value: ValueNode): string {
  return 'value' in value ? String(value.value) : value.kind;
}
