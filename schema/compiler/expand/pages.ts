import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../pageSizes';
import {
  derivedArguments,
  derivedDirectives,
  derivedName,
  directiveOf,
  nameOf,
  withoutDirectives,
} from './nodes';
import { connectionName, pageTypes, type Paged } from './pageTypes';
import { textArgument, type ReadArguments } from './sourceDirectives';
import { SourceError } from './sourceError';
import { titleOf } from './titles';

// Neither size has a default here: a default would look the same as a value that the caller gives
// together with the size from the other end.
const ARGUMENTS = `
  "从前往后取的每页条数，1–${MAX_PAGE_SIZE}；first 和 last 均不填时为 ${DEFAULT_PAGE_SIZE}。Page size from the start, 1–${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} if neither \`first\` nor \`last\` is given." first: Int
  "某一页的 endCursor，取该页的后一页。\`endCursor\` of a page; returns the page after it." after: String
  "从后往前取的每页条数，1–${MAX_PAGE_SIZE}；不得与 first、after 同用。Page size from the end, 1–${MAX_PAGE_SIZE}; cannot be combined with \`first\` or \`after\`." last: Int
  "某一页的 startCursor，取该页的前一页；不得与 first、after 同用。\`startCursor\` of a page; returns the page before it; cannot be combined with \`first\` or \`after\`." before: String
`;
const ARGUMENT_NAMES = ['first', 'after', 'last', 'before'];
const SIZE = `@listSize(
  assumedSize: ${DEFAULT_PAGE_SIZE}, slicingArguments: ["first", "last"],
  sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false
)`;

/**
 * Turns every `@page` list into a Relay connection, and adds the Connection and Edge types of the
 * types that are listed in pages.
 * @throws SourceError when `@page` is not on a list, is on a type without a title, or on a field
 *   whose own arguments conflict
 */
export function withPages(
  definitions: readonly DefinitionNode[],
  read: ReadArguments,
): DefinitionNode[] {
  const known = new Map(definitions.map((definition) => [nameOf(definition), definition]));
  const paged = new Map<string, Paged>();
  const paging = (field: FieldDefinitionNode): FieldDefinitionNode => {
    const page = directiveOf(field, 'page');
    if (page === undefined) return field;
    read(page);
    const item = itemOf(field, page);
    const entry = paged.get(item) ?? pagedType(known.get(item), item, page, read);
    paged.set(item, entry);
    return asPage(field, page, entry.stem);
  };
  const types = definitions.map((definition) =>
    hasFields(definition)
      ? { ...definition, fields: definition.fields?.map((field) => paging(field)) }
      : definition,
  );
  return types.flatMap((definition): DefinitionNode[] => {
    const entry = paged.get(nameOf(definition) ?? '');
    if (!hasFields(definition)) return [definition];
    const plain = withoutDirectives(definition, 'listed', 'recordReferences');
    return entry === undefined ? [plain] : [plain, ...pageTypes(entry, titleFor(entry, read))];
  });
}

function hasFields(
  definition: DefinitionNode,
): definition is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

function pagedType(
  type: DefinitionNode | undefined,
  item: string,
  page: ConstDirectiveNode,
  read: ReadArguments,
): Paged {
  if (type === undefined || !hasFields(type) || titleDirective(type) === undefined) {
    throw new SourceError(page, `${item} has no pages: it is neither @record nor @listed.`);
  }
  const listed = directiveOf(type, 'listed');
  return { type, stem: (listed && textArgument(read(listed), 'connection')) ?? item };
}

function titleDirective(type: Paged['type']): ConstDirectiveNode | undefined {
  return directiveOf(type, 'record') ?? directiveOf(type, 'listed');
}

function titleFor({ type }: Paged, read: ReadArguments) {
  const directive = titleDirective(type);
  const title = directive && textArgument(read(directive), 'title');
  return titleOf(directive ?? type, title ?? '');
}

function itemOf({ type }: FieldDefinitionNode, page: ConstDirectiveNode): string {
  const list = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const item = list.kind === Kind.LIST_TYPE ? list.type : undefined;
  if (item?.kind !== Kind.NON_NULL_TYPE || item.type.kind !== Kind.NAMED_TYPE) {
    throw new SourceError(page, '@page belongs on a list [Type!].');
  }
  return item.type.name.value;
}

function asPage(
  field: FieldDefinitionNode,
  page: ConstDirectiveNode,
  stem: string,
): FieldDefinitionNode {
  const own = field.arguments ?? [];
  const taken = own.find(({ name }) => ARGUMENT_NAMES.includes(name.value));
  if (taken) throw new SourceError(taken, `@page adds the argument ${taken.name.value} itself.`);
  const name: TypeNode = {
    kind: Kind.NAMED_TYPE,
    name: derivedName(page, connectionName(stem)),
  };
  return {
    ...withoutDirectives(field, 'page'),
    arguments: [...own, ...derivedArguments(page, ARGUMENTS)],
    type: field.type.kind === Kind.NON_NULL_TYPE ? { kind: Kind.NON_NULL_TYPE, type: name } : name,
    directives: [
      ...(withoutDirectives(field, 'page').directives ?? []),
      ...derivedDirectives(page, SIZE),
    ],
  };
}
