import { FeatureUrl } from '@apollo/federation-internals';
import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

const LINK = 'https://specs.apollo.dev/link';
const CORE = 'https://specs.apollo.dev/core';

/** One `@link` (or `@core`, before it) of a schema. */
export interface SchemaLink {
  /** The URL as it is written. */
  readonly url: string;
  /** The specification's URL without its version. */
  readonly identity: string;
  /** Such as `v1.0`. */
  readonly version: string;
  /** The specification's own name, which is also the name of its root directive. */
  readonly name: string;
  /** Prefix of names that are not imported, before `__`. */
  readonly prefix: string;
  /** From names in this schema to names in the specification; directives with their `@`. */
  readonly imports: ReadonlyMap<string, string>;
  /** SECURITY or EXECUTION, when the link has `for`. */
  readonly purpose: string | undefined;
}

/** The links of a schema, and the URLs that cannot be read as links. */
export interface SchemaLinks {
  readonly links: readonly SchemaLink[];
  /**
   * URLs in directives on the schema that form no link, because the URL names no specification or
   * the directive is misplaced.
   */
  readonly unreadable: readonly string[];
}

/** The element of a specification that a name in a schema refers to. */
export interface SpecElement {
  readonly link: SchemaLink;
  /** The name in the specification, without `@`. */
  readonly name: string;
}

/** The links of a schema, by the rules of https://specs.apollo.dev/link/v1.0. */
export function readLinks({ definitions }: DocumentNode): SchemaLinks {
  const directives = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const linking = linkingDirective(directives);
  const links: SchemaLink[] = [];
  const unreadable: string[] = [];
  for (const directive of directives) {
    const url = urlOf(directive);
    if (url === undefined) continue;
    const link = directive.name.value === linking ? linkOf(directive, url) : undefined;
    if (link === undefined) unreadable.push(url);
    else links.push(link);
  }
  return { links, unreadable };
}

/**
 * Resolves the name of a directive or type: to what is imported under it, else to the link with the
 * prefix before `__`, else, for a directive, to the root directive of the link with that prefix.
 * @param name for a directive with its `@`
 */
export function elementOf(name: string, links: readonly SchemaLink[]): SpecElement | undefined {
  for (const link of links) {
    const imported = link.imports.get(name);
    if (imported !== undefined) return { link, name: imported.replace(/^@/, '') };
  }
  const isDirective = name.startsWith('@');
  const bare = isDirective ? name.slice(1) : name;
  const end = bare.indexOf('__');
  const prefixed = end < 0 ? undefined : links.find(({ prefix }) => prefix === bare.slice(0, end));
  if (prefixed !== undefined) return { link: prefixed, name: bare.slice(end + 2) };
  const root = isDirective ? links.find(({ prefix }) => prefix === bare) : undefined;
  return root && { link: root, name: root.name };
}

/** The name of the linking directive: the one that links its own specification. */
function linkingDirective(directives: readonly ConstDirectiveNode[]): string {
  for (const directive of directives) {
    const url = FeatureUrl.maybeParse(urlOf(directive) ?? '');
    if (url?.identity !== LINK && url?.identity !== CORE) continue;
    const name = textOf(argument(directive, 'as')) ?? url.name;
    if (name === directive.name.value) return name;
  }
  return 'link';
}

function linkOf(directive: ConstDirectiveNode, url: string): SchemaLink | undefined {
  const parsed = FeatureUrl.maybeParse(url);
  if (parsed === undefined) return undefined;
  const purpose = argument(directive, 'for');
  const imported = argument(directive, 'import');
  const items = imported?.kind === Kind.LIST ? imported.values : imported ? [imported] : [];
  return {
    url,
    identity: parsed.identity,
    version: String(parsed.version),
    name: parsed.name,
    prefix: textOf(argument(directive, 'as')) ?? parsed.name,
    imports: new Map(items.flatMap(importOf)),
    purpose: purpose?.kind === Kind.ENUM ? purpose.value : undefined,
  };
}

/**
 * Maps the name in this schema to the name in the specification, from `"@a"` or `{ name: "@a", as:
 * "@b" }`.
 */
function importOf(item: ConstValueNode): [string, string][] {
  if (item.kind === Kind.STRING) return [[item.value, item.value]];
  if (item.kind !== Kind.OBJECT) return [];
  const member = (of: string) => textOf(item.fields.find(({ name }) => name.value === of)?.value);
  const name = member('name');
  return name === undefined ? [] : [[member('as') ?? name, name]];
}

/** The URL that a directive names; `@core` calls this argument `feature`. */
function urlOf(directive: ConstDirectiveNode): string | undefined {
  return textOf(argument(directive, 'url') ?? argument(directive, 'feature'));
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((given) => given.name.value === name)?.value;
}

function textOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}
