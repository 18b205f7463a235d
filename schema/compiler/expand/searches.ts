import { Kind, print, type DefinitionNode, type InputValueDefinitionNode } from 'graphql';
import type { Filters } from './filters';
import { derivedArguments, derivedDefinitions, derivedField, quoted } from './nodes';
import type { RecordType } from './recordType';
import { rulesOf } from './rules';
import { textArgument } from './sourceDirectives';
import type { Sorts } from './sorts';
import { listSentence, searchSentence, sentences, titleOf } from './titles';

/**
 * A subject's list of records: without a rule, because each row has its own, in the type's cluster.
 */
export function listOf(
  { type, record, values }: RecordType,
  { LIST }: Filters,
): readonly DefinitionNode[] {
  const list = textArgument(values, 'list');
  if (list === undefined) return [];
  const cluster = (type.directives ?? [])
    .filter(({ name }) => name.value === 'access')
    .flatMap((directive) => directive.arguments ?? [])
    .find(({ name }) => name.value === 'cluster');
  const inCluster = cluster === undefined ? '' : `, ${print(cluster)}`;
  const description = descriptionOf({ record, values }, 'listNote', listSentence);
  const field = derivedField(
    record,
    `${description} ${list}: [${type.name.value}!] @page @access(rule: [["public"]]${inCluster})`,
  );
  return extension(record, 'Subject', { ...field, arguments: LIST });
}

/** A record's search, with its filter input and its order enum. */
export function searchOf(
  { type, record, values }: RecordType,
  { ARGUMENT, FILTER }: Filters,
  sorts: Sorts,
): readonly DefinitionNode[] {
  const search = textArgument(values, 'search');
  if (search === undefined) return [];
  const item = type.name.value;
  const title = titleOf(record, textArgument(values, 'title') ?? '');
  const description = descriptionOf({ record, values }, 'searchNote', searchSentence);
  const field = derivedField(
    record,
    `${description} ${search}: [${item}!] @page ${sorts.only ?? ''}`,
  );
  const given: InputValueDefinitionNode[] = [...ARGUMENT];
  const types: DefinitionNode[] = [];
  if (FILTER.length > 0) {
    given.push(...derivedArguments(record, `"条件。Conditions." filter: ${item}Filter`));
    const conditions = sentences({
      zh: `${title.zh}检索条件，须同时满足`,
      en: `conditions on ${title.en}; all must be met`,
    });
    types.push(
      ...derivedDefinitions(record, `${quoted(conditions)} input ${item}Filter`).map(
        (definition): DefinitionNode =>
          definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
            ? { ...definition, fields: FILTER }
            : definition,
      ),
    );
  }
  if (sorts.standard !== undefined) {
    given.push(
      ...derivedArguments(record, `"排序。Order." order: ${item}Order = ${sorts.standard}`),
    );
    const order = sentences({ zh: `${title.zh}排序`, en: `order of ${title.en}` });
    const rules = rulesOf([type])
      .map((rule) => print(rule))
      .join(' ');
    types.push(
      ...derivedDefinitions(record, `${quoted(order)} enum ${item}Order ${rules}`).map(
        (definition): DefinitionNode =>
          definition.kind === Kind.ENUM_TYPE_DEFINITION
            ? { ...definition, values: sorts.values }
            : definition,
      ),
    );
  }
  return [...types, ...extension(record, 'Query', { ...field, arguments: given })];
}

function extension(
  record: RecordType['record'],
  type: string,
  field: ReturnType<typeof derivedField>,
): DefinitionNode[] {
  return derivedDefinitions(record, `extend type ${type} @derived`).map(
    (definition): DefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_EXTENSION
        ? { ...definition, directives: [], fields: [field] }
        : definition,
  );
}

function descriptionOf(
  { record, values }: Pick<RecordType, 'record' | 'values'>,
  note: 'listNote' | 'searchNote',
  sentenceOf: typeof listSentence,
): string {
  const text = textArgument(values, note);
  const title = textArgument(values, 'title') ?? '';
  return quoted(
    text === undefined ? sentenceOf(titleOf(record, title)) : sentences(titleOf(record, text)),
  );
}
