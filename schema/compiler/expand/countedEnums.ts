import {
  Kind,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
} from 'graphql';
import { enumValueOf } from '../../statistics/names';
import { markedKinds, type MarkedKind } from './markedKinds';
import { derivedDefinitions, directiveOf, quoted, withoutDirectives } from './nodes';
import type { SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';
import { sentences, type Title } from './titles';

/**
 * Completes each enum with `@counted` by the kinds of record of all domains, or by the fields of
 * these kinds that statistics group by or sum.
 * @param definitions of one subgraph
 * @param records the definitions of all other subgraphs, and CreditRecord
 * @throws SourceError for a value that the enum has already
 */
export function withCounted(
  definitions: readonly DefinitionNode[],
  records: readonly DefinitionNode[],
  { read }: SourceDirectives,
): DefinitionNode[] {
  let kinds: readonly MarkedKind[] | undefined;
  return definitions.map((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return definition;
    const directive = directiveOf(definition, 'counted');
    if (directive === undefined) return definition;
    kinds ??= markedKinds(records, read);
    const titles = titlesFor(read(directive)['as'], kinds);
    const values = [...titles].map(([name, title]) => valueOf(definition, name, title));
    const taken = definition.values?.find(({ name }) => titles.has(name.value));
    if (taken)
      throw new SourceError(taken, `A kind or field adds ${taken.name.value} already: rename one.`);
    return {
      ...withoutDirectives(definition, 'counted'),
      values: [...(definition.values ?? []), ...values],
    };
  });
}

function titlesFor(what: unknown, kinds: readonly MarkedKind[]): Map<string, Title> {
  if (what === 'KIND') return new Map(kinds.map(({ type, title }) => [enumValueOf(type), title]));
  const of = what === 'DIMENSION' ? 'dimensions' : 'measures';
  const titles = new Map<string, Map<string, { readonly title: Title; readonly of: Title[] }>>();
  for (const kind of kinds)
    for (const { name, title } of kind[of]) {
      const known = titles.get(name) ?? new Map<string, { title: Title; of: Title[] }>();
      titles.set(name, known);
      const same = known.get(title.zh);
      if (same) same.of.push(kind.title);
      else known.set(title.zh, { title, of: [kind.title] });
    }
  return new Map(
    [...titles].map(([name, groups]) => [
      enumValueOf(name),
      combined([...groups.values()], kinds.length),
    ]),
  );
}

/** The title of a field that every kind has; otherwise the titles with the kinds that have them. */
function combined(
  groups: readonly { readonly title: Title; readonly of: readonly Title[] }[],
  kindCount: number,
): Title {
  if (groups[0]!.of.length === kindCount) return groups[0]!.title;
  return {
    zh: groups
      .map(({ title, of }) => `${of.map(({ zh }) => zh).join('、')}：${title.zh}`)
      .join('；'),
    en: groups
      .map(({ title, of }) => `${title.en} (${of.map(({ en }) => en).join(', ')})`)
      .join('; '),
  };
}

function valueOf(
  origin: EnumTypeDefinitionNode,
  name: string,
  title: Title,
): EnumValueDefinitionNode {
  const [definition] = derivedDefinitions(
    origin,
    `enum Derived { ${quoted(sentences(title))} ${name} }`,
  );
  return (definition as EnumTypeDefinitionNode).values![0]!;
}
