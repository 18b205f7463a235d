import {
  print,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { isRelational, ruleOf } from '../../policy/rule';
import { derivedDefinitions, quoted } from './nodes';
import { rulesOf } from './rules';
import { edgeSentence, pageSentence, type Title } from './titles';

/** A type that has pages. */
export interface Paged {
  readonly type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
  /** What the names of its Connection and Edge begin with. */
  readonly stem: string;
}

/** The name of a Connection. */
export function connectionName(stem: string): string {
  return `${stem}Connection`;
}

/** The Connection and the Edge of a type that has pages. */
export function pageTypes({ type, stem }: Paged, title: Title): readonly DefinitionNode[] {
  const access = accessOfPages(type);
  const item = type.name.value;
  return derivedDefinitions(
    type,
    `${quoted(pageSentence(title))}
    type ${connectionName(stem)} ${access} {
      "带游标的条目。Items with their cursors."
      edges: [${stem}Edge!]!
      "条目。Items."
      nodes: [${item}!]!
      "分页信息。Paging information."
      pageInfo: PageInfo!
      "总数；超过一万不计，为空。Total count; null above 10,000, where it is not counted."
      totalCount: Int
    }
    ${quoted(edgeSentence(title))}
    type ${stem}Edge ${access} {
      "游标。Cursor."
      cursor: String!
      "条目。The item."
      node: ${item}!
    }`,
  );
}

/**
 * Pages have the rule of what is on them. One that asks for a relation to a subject is left to the
 * items: a page is about no subject.
 */
function accessOfPages({ directives }: Paged['type']): string {
  const rule = ruleOf(directives);
  if (rule === undefined || rule.flat().some(isRelational)) return '@access(rule: [["public"]])';
  return rulesOf([{ directives }])
    .map((one) => print(one))
    .join(' ');
}
