import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type ConstObjectFieldNode,
  type ConstValueNode,
  type DocumentNode,
  type NameNode,
} from 'graphql';
import { elementOf, readLinks, type SchemaLink, type SpecElement } from './schemaLinks';
import { ACCESS, COST, JOIN, SPECIFICATIONS, type Specification } from './specifications';

/** Names that belong to our own specification only; federation's own names are shared. */
const OWN_DIRECTIVES: ReadonlySet<string> = new Set(
  [ACCESS, COST, JOIN].flatMap(({ directives, prefix = '' }) =>
    directives.map((name) => `@${prefix}${name}`),
  ),
);

/**
 * Renames the directives and types of `SPECIFICATIONS` to the names that our readers use, whatever
 * the links of the schema call them: `@permit` of `import: [{ name: "@access", as: "@permit" }]`
 * and `@hedong__access` of `as: "hedong"` become `@access`. A directive that has one of our names
 * but is linked from another specification is removed. The links are changed accordingly, so that a
 * valid schema stays valid.
 * @returns the same document when no name changes
 */
export function resolveNames(document: DocumentNode): DocumentNode {
  const { links } = readLinks(document);
  const names = [...namesIn(document)];
  const resolved = new Map(names.map((name) => [name, ownName(name, links)]));
  if (names.every((name) => resolved.get(name) === name)) return document;
  const rename = <T extends { readonly name: NameNode }>(node: T, sigil: '@' | '') => {
    const name = resolved.get(`${sigil}${node.name.value}`);
    if (name === null) return null;
    return name === undefined ? undefined : { ...node, name: nameNode(bare(name)) };
  };
  const relinked = new Set<string>([...resolved.values()].filter((name) => name !== null));
  const relink = <T extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: T) => ({
    ...node,
    directives: node.directives?.map((one) => relinkedDirective(one, links, resolved, relinked)),
  });
  return visit(document, {
    SchemaDefinition: relink,
    SchemaExtension: relink,
    DirectiveDefinition: (node) => rename(node, '@'),
    Directive: (node) => rename(node, '@'),
    EnumTypeDefinition: (node) => rename(node, ''),
    NamedType: (node) => rename(node, ''),
  });
}

/** The names of all directives, with their `@`, and of all types. */
export function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const directive = ({ name }: { readonly name: NameNode }) => void names.add(`@${name.value}`);
  const type = ({ name }: { readonly name: NameNode }) => void names.add(name.value);
  visit(document, {
    DirectiveDefinition: directive,
    Directive: directive,
    EnumTypeDefinition: type,
    NamedType: type,
  });
  return names;
}

/** @returns null for one of our names that is linked from another specification */
function ownName(name: string, links: readonly SchemaLink[]): string | null {
  const element = elementOf(name, links);
  if (element === undefined) return name;
  const isDirective = name.startsWith('@');
  const specification = specificationOf(element);
  const { directives = [], types = [], prefix = '' } = specification ?? {};
  if ((isDirective ? directives : types).includes(element.name))
    return `${isDirective ? '@' : ''}${prefix}${element.name}`;
  return OWN_DIRECTIVES.has(name) ? null : name;
}

function specificationOf({ link }: SpecElement): Specification | undefined {
  return SPECIFICATIONS.find(({ identity }) => identity === link.identity);
}

/** A link whose imports match the names now in use, or a `@composeDirective` with the new name. */
function relinkedDirective(
  directive: ConstDirectiveNode,
  links: readonly SchemaLink[],
  resolved: ReadonlyMap<string, string | null>,
  used: ReadonlySet<string>,
): ConstDirectiveNode {
  const given = directive.arguments ?? [];
  const url = given.find(({ name }) => name.value === 'url' || name.value === 'feature')?.value;
  const link = links.find((one) => url?.kind === Kind.STRING && one.url === url.value);
  const specification = SPECIFICATIONS.find(({ identity }) => identity === link?.identity);
  if (link === undefined) {
    const arguments_ = given.map((argument) =>
      argument.value.kind === Kind.STRING && resolved.has(argument.value.value)
        ? { ...argument, value: string(resolved.get(argument.value.value) ?? '') }
        : argument,
    );
    return { ...directive, arguments: arguments_ };
  }
  // Names that begin with a prefix and `__` need no import.
  if (specification === undefined || specification.prefix !== undefined) return directive;
  const own = specification.directives.map((name) => `@${name}`).filter((name) => used.has(name));
  const others = [...link.imports]
    .filter(([, there]) => !own.includes(there))
    .map(([here, there]): ConstValueNode =>
      here === there
        ? string(there)
        : { kind: Kind.OBJECT, fields: [member('name', there), member('as', here)] },
    );
  return {
    ...directive,
    arguments: [
      ...given.filter(({ name }) => name.value !== 'import'),
      {
        kind: Kind.ARGUMENT,
        name: nameNode('import'),
        value: { kind: Kind.LIST, values: [...own.map(string), ...others] },
      },
    ],
  };
}

const bare = (name: string) => name.replace(/^@/, '');
const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });
const string = (value: string): ConstValueNode => ({ kind: Kind.STRING, value });
const member = (name: string, value: string): ConstObjectFieldNode => ({
  kind: Kind.OBJECT_FIELD,
  name: nameNode(name),
  value: string(value),
});
