import { print, type InputValueDefinitionNode } from 'graphql';
import { derivedArguments, quoted } from './nodes';
import { applications, innerType, type AboutField, type RecordType } from './recordType';
import { rulesOf } from './rules';
import { textArgument, type SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';
import { isStored } from './stored';
import { sentences, titleOf } from './titles';

/** The places where a condition can be declared. */
type Place = 'FILTER' | 'ARGUMENT' | 'LIST';

/** The conditions of a record's search and list, as arguments by their place. */
export type Filters = Readonly<Record<Place, readonly InputValueDefinitionNode[]>>;

/** The two arguments of a range: their suffix, comparison and description. */
const RANGE = [
  { ending: 'From', match: 'FROM', zh: '不早于', en: 'on or after' },
  { ending: 'To', match: 'TO', zh: '不晚于', en: 'on or before' },
] as const;

/**
 * The conditions that `@filter` declares for a record.
 * @param scalars names of scalars and enums; a field of another type is compared by its id
 * @throws SourceError when a condition compares a field that is not in the row, or its list or
 *   search does not exist
 */
export function filtersOf(
  record: RecordType,
  directives: SourceDirectives,
  scalars: ReadonlySet<string>,
): Filters {
  const filters: Record<Place, InputValueDefinitionNode[]> = { FILTER: [], ARGUMENT: [], LIST: [] };
  for (const about of applications(record, 'filter', directives)) {
    if (!isStored(about.field)) {
      throw new SourceError(about.directive, `${about.field.name.value} is not in the row.`);
    }
    for (const place of placesOf(about)) {
      const needed = place === 'LIST' ? 'list' : 'search';
      if (record.values[needed] === undefined) {
        throw new SourceError(about.directive, `${record.type.name.value} has no ${needed}.`);
      }
      filters[place].push(...argumentsOf(record, about, place, scalars));
    }
  }
  return filters;
}

function placesOf({ values }: AboutField): Place[] {
  const at: unknown[] = Array.isArray(values['at']) ? values['at'] : [];
  return (['ARGUMENT', 'FILTER', 'LIST'] as const).filter((place) => at.includes(place));
}

function argumentsOf(
  { type }: RecordType,
  { directive, values, field, path }: AboutField,
  place: Place,
  scalars: ReadonlySet<string>,
): readonly InputValueDefinitionNode[] {
  const name = textArgument(values, 'as') ?? field.name.value;
  const title = titleOf(directive, textArgument(values, 'note') ?? '');
  const item = innerType(field.type);
  const ofType = `${scalars.has(item) ? item : 'ID'}${values['required'] === true ? '!' : ''}`;
  const standard = textArgument(values, 'default');
  const rules = rulesOf([type, field])
    .map((rule) => print(rule))
    .join(' ');
  const needs = textArgument(values, 'needs');
  const argument = (named: string, description: string, match: string) =>
    `${quoted(description)} ${named}: ${ofType} ${standard === undefined ? '' : `= ${standard}`}
      ${place === 'FILTER' ? rules : ''}
      @filtered(by: ${quoted(path)}, match: ${match} ${needs ? `, needs: ${quoted(needs)}` : ''})`;
  const match = textArgument(values, 'match') ?? 'EQUAL';
  const texts =
    match === 'RANGE'
      ? RANGE.map(({ ending, match: side, zh, en }) => {
          const sentence = sentences({ zh: `${title.zh}${zh}`, en: `${title.en} ${en}` });
          return argument(`${name}${ending}`, sentence, side);
        })
      : [argument(name, sentences(title), match)];
  return derivedArguments(directive, texts.join('\n'));
}
