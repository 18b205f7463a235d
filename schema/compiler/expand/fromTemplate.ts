import { visit, type DocumentNode, type NameNode, type StringValueNode } from 'graphql';
import { domainOf, type SubgraphEntry } from '../../subgraphs';
import { SourceError } from './sourceError';

const PLACEHOLDER = /\{([^{}]*)\}/g;

/**
 * Expands a template for one subgraph: DOMAIN in names becomes the subgraph's, `{领域}` in
 * descriptions its title, `{类型}` and `{types}` its record types in a Chinese and an English
 * enumeration.
 * @throws SourceError for an unknown placeholder
 */
export function fromTemplate(
  template: DocumentNode,
  { name, title }: SubgraphEntry,
  types: readonly string[],
): DocumentNode {
  const domain = domainOf(name);
  const values = new Map([
    ['领域', title],
    ['domain', name],
    ['类型', types.join('、')],
    ['types', types.join(', ')],
  ]);
  const fill = (node: StringValueNode) =>
    node.value.replace(PLACEHOLDER, (whole, key: string) => {
      const value = values.get(key);
      if (value === undefined) throw new SourceError(node, `There is no placeholder ${whole}.`);
      return value;
    });
  return visit(template, {
    Name: (node: NameNode) => ({ ...node, value: node.value.replace('DOMAIN', domain) }),
    StringValue: (node: StringValueNode) => ({ ...node, value: fill(node) }),
  });
}
