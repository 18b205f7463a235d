import {
  print,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { isRelational, ruleOf } from '../../policy/rule';
import { derivedDefinitions, directiveOf, quoted } from './nodes';
import { rulesOf } from './rules';
import { edgeSentence, pageSentence, type Title } from './titles';

/** A type that is listed in pages. */
export interface Paged {
  readonly type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
  /** The prefix of the names of its Connection and Edge. */
  readonly stem: string;
}

/** The name of a Connection. */
export function connectionName(stem: string): string {
  return `${stem}Connection`;
}

/** Whether a name is that of a Connection. */
export function isConnectionName(name: string): boolean {
  return name.endsWith(connectionName(''));
}

/** The Connection and the Edge of a type that is listed in pages. */
export function pageTypes({ type, stem }: Paged, title: Title): readonly DefinitionNode[] {
  const access = [sharedWith(type), accessOfPages(type)].join(' ').trim();
  const isReference = directiveOf(type, 'recordReferences') !== undefined;
  const item = `${type.name.value}${isReference ? '' : '!'}`;
  const missing = isReference
    ? {
        zh: '；刚有变更、不再列出的为空',
        en: '; null for a record that has just changed and is no longer listed',
      }
    : { zh: '', en: '' };
  return derivedDefinitions(
    type,
    `${quoted(pageSentence(title))}
    type ${connectionName(stem)} ${access} {
      "带游标的条目。Items with their cursors."
      edges: [${stem}Edge!]!
      "条目${missing.zh}。Items${missing.en}."
      nodes: [${item}]!
      "分页信息。Paging information."
      pageInfo: PageInfo!
      "总数；超过一万条的不计数，为空。Total count; null above 10,000, because longer lists are not counted."
      totalCount: Int
    }
    ${quoted(edgeSentence(title))}
    type ${stem}Edge ${access} {
      "游标。Cursor."
      cursor: String!
      "条目${missing.zh}。The item${missing.en}."
      node: ${item}
    }`,
  );
}

/** The pages of a type that several subgraphs define are defined by each of them. */
function sharedWith(type: Paged['type']): string {
  return directiveOf(type, 'shareable') === undefined ? '' : '@shareable';
}

/**
 * A page has the rules of its items. A rule that requires a relation to a subject applies to the
 * items only: a page belongs to no subject.
 */
function accessOfPages({ directives }: Paged['type']): string {
  const rule = ruleOf(directives);
  if (rule === undefined || rule.flat().some(isRelational)) return '@access(rule: [["public"]])';
  return rulesOf([{ directives }])
    .map((one) => print(one))
    .join(' ');
}
