import { Kind, print, type EnumValueDefinitionNode } from 'graphql';
import { derivedDefinitions, quoted } from './nodes';
import { applications, type AboutField, type RecordType } from './recordType';
import { textArgument, type SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';
import { isStored } from './stored';
import { sentences, titleOf } from './titles';

/** The orders of a record's search. */
export interface Sorts {
  /** Values of the order enum; none when callers cannot choose an order. */
  readonly values: readonly EnumValueDefinitionNode[];
  /** Name of the default order. */
  readonly standard?: string;
  /** `@ordered` of the search, when it has a single order that callers cannot choose. */
  readonly only?: string;
}

/**
 * The orders that `@sort` declares for a record.
 * @throws SourceError when an order has no description, one of several orders has no name, or the
 *   record has no search
 */
export function sortsOf(record: RecordType, directives: SourceDirectives): Sorts {
  const sorts = applications(record, 'sort', directives);
  const [first] = sorts;
  if (first === undefined) return { values: [] };
  for (const { directive, field } of sorts) {
    if (record.values['search'] === undefined) {
      throw new SourceError(directive, `${record.type.name.value} has no search.`);
    }
    if (!isStored(field))
      throw new SourceError(directive, `${field.name.value} is not in the row.`);
  }
  const nameless = sorts.find(({ values }) => values['as'] === undefined);
  if (nameless !== undefined) {
    if (sorts.length > 1)
      throw new SourceError(nameless.directive, 'One of several orders needs the argument as:.');
    return { values: [], only: ordered(nameless) };
  }
  const standard = sorts.find(({ values }) => values['default'] === true) ?? first;
  return {
    values: sorts.map(valueOf),
    standard: textArgument(standard.values, 'as') ?? '',
  };
}

function valueOf(sort: AboutField): EnumValueDefinitionNode {
  const { directive, values } = sort;
  const note = textArgument(values, 'note');
  if (note === undefined) throw new SourceError(directive, 'An order with a name needs a note:.');
  const sdl = `enum Derived { ${quoted(sentences(titleOf(directive, note)))} ${textArgument(values, 'as') ?? ''} ${ordered(sort)} }`;
  const [definition] = derivedDefinitions(directive, sdl);
  const value = definition?.kind === Kind.ENUM_TYPE_DEFINITION ? definition.values?.[0] : undefined;
  if (value === undefined) throw new SourceError(directive, `${print(directive)} names no order.`);
  return value;
}

function ordered({ values, path }: AboutField): string {
  const then: unknown[] = Array.isArray(values['then']) ? values['then'] : [];
  const by = [`${path} ${textArgument(values, 'direction') ?? 'DESC'}`, ...then.map(String)];
  return `@ordered(by: [${by.map(quoted).join(', ')}])`;
}
