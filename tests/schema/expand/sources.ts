import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, Source, isTypeDefinitionNode, parse, print, type DocumentNode } from 'graphql';
import { ROOT } from '../../../process/root';
import { expandSubgraph } from '../../../schema/compiler/expand/expandSubgraph';
import { sourceSentence } from '../../../schema/compiler/expand/sourceError';

/** Sources of a fictitious subgraph; omitted ones have a small fixed default. */
export interface Sources {
  readonly own: string;
  readonly shared?: string;
  readonly policies?: string;
  readonly template?: string;
  readonly others?: string;
}

const SHARED = `
  "查询。Reading." type Query @access(rule: [["public"]])
  "变更。Changing." type Mutation @access(rule: [["public"]])
  "主体。Subject." type Subject @interfaceObject @key(fields: "id") { "标识。Id." id: ID! }
  "分页。Paging." type PageInfo { "后。More." hasNextPage: Boolean! }
  "日期。Date." scalar Date
  "记录。Record." interface CreditRecord { "标识。Id." id: ID! "日期。Day." day: Date! }
`;

const DIRECTIVES = readFileSync(join(ROOT, 'schema/source.graphql'), 'utf8');

/** The expanded SDL of a subgraph. */
export function expanded({
  own,
  shared = SHARED,
  policies = '',
  template = '',
  others = '',
}: Sources) {
  return expandSubgraph(
    { name: 'harbour', title: '港务' },
    {
      directives: document(DIRECTIVES, 'source.graphql'),
      policies: document(policies, 'policies.graphql'),
      shared: document(shared, 'shared.graphql'),
      template: document(template, 'template.graphql'),
      own: document(own, 'a.graphql'),
      others: document(others, 'b.graphql'),
    },
  );
}

/** One type of the expanded SDL as text, without descriptions; undefined when it is missing. */
export function typeIn(sources: Sources, name: string): string | undefined {
  const type = expanded(sources)
    .definitions.filter(isTypeDefinitionNode)
    .find((definition) => definition.name.value === name);
  return type && print(type).replace(/^ *".*"\n/gm, '');
}

/** The names of the types of the expanded SDL, in its order. */
export function typesIn(sources: Sources): string[] {
  return expanded(sources)
    .definitions.filter(isTypeDefinitionNode)
    .map(({ name }) => name.value);
}

/** The error message with which a source is refused; undefined when it is accepted. */
export function refusalOf(sources: Sources): string | undefined {
  try {
    expanded(sources);
    return undefined;
  } catch (error) {
    return sourceSentence(error);
  }
}

function document(text: string, name: string): DocumentNode {
  return text.trim() === ''
    ? { kind: Kind.DOCUMENT, definitions: [] }
    : parse(new Source(text.trim(), name));
}
