import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
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

const ARGUMENTS = `
  "每页条数，1–100。Page size, 1–100." first: Int = 20
  "上一页的 endCursor。\`endCursor\` of the previous page." after: String
`;
const SIZE = `@listSize(
  slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false
)`;

/**
 * The definitions with every `@page` list as a Relay connection, and the Connection and Edge types
 * of the types that have pages.
 * @throws SourceError when `@page` stands on no list, on a type without a title, or beside
 *   arguments of its own
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
  const taken = own.find(({ name }) => ['first', 'after'].includes(name.value));
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
