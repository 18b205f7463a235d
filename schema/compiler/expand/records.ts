import {
  Kind,
  print,
  type ConstDirectiveNode,
  type DefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import {
  derivedDefinitions,
  derivedDirectives,
  directiveOf,
  quoted,
  withoutDirectives,
} from './nodes';
import { textArgument, type ReadArguments } from './sourceDirectives';
import { SourceError } from './sourceError';
import { listSentence, sentences, titleOf } from './titles';

/**
 * The definitions with each `@record` type as a credit record: it implements CreditRecord, is an
 * entity, and, with `list`, a list of Subject.
 * @throws SourceError when two records have a list of the same name
 */
export function withRecords(
  definitions: readonly DefinitionNode[],
  read: ReadArguments,
): DefinitionNode[] {
  const lists = new Map<string, string>();
  return definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
    const record = directiveOf(definition, 'record');
    if (record === undefined) return [definition];
    const values = read(record);
    const list = textArgument(values, 'list');
    if (list === undefined) return [asRecord(definition, record)];
    const other = lists.get(list);
    if (other !== undefined) {
      throw new SourceError(record, `The list ${list} of ${definition.name.value} is ${other}'s.`);
    }
    lists.set(list, definition.name.value);
    return [asRecord(definition, record), ...listOf(definition, record, values, list)];
  });
}

/** The names of the record types, in order. */
export function recordNames(definitions: readonly DefinitionNode[]): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && directiveOf(definition, 'record')
      ? [definition.name.value]
      : [],
  );
}

function asRecord(
  type: ObjectTypeDefinitionNode,
  record: ConstDirectiveNode,
): ObjectTypeDefinitionNode {
  const [model] = derivedDefinitions(record, 'type Derived implements CreditRecord');
  const interfaces = model?.kind === Kind.OBJECT_TYPE_DEFINITION ? model.interfaces : undefined;
  return {
    ...type,
    interfaces: [...(interfaces ?? []), ...(type.interfaces ?? [])],
    directives: [...derivedDirectives(record, '@key(fields: "id")'), ...(type.directives ?? [])],
  };
}

/** The list of a subject's records: open, as each row has its own rule, in the type's cluster. */
function listOf(
  type: ObjectTypeDefinitionNode,
  record: ConstDirectiveNode,
  values: Readonly<Record<string, unknown>>,
  list: string,
): readonly DefinitionNode[] {
  const note = textArgument(values, 'listNote');
  const description =
    note === undefined
      ? listSentence(titleOf(record, textArgument(values, 'title') ?? ''))
      : sentences(titleOf(record, note));
  const cluster = directiveOf(type, 'access')?.arguments?.find(
    ({ name }) => name.value === 'cluster',
  );
  const inCluster = cluster === undefined ? '' : `, ${print(cluster)}`;
  return derivedDefinitions(
    record,
    `extend type Subject {
      ${quoted(description)}
      ${list}: [${type.name.value}!] @page @access(rule: [["public"]]${inCluster})
    }`,
  );
}

/** The definitions without `@record`, once everything is derived from it. */
export function withoutRecord(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  return definitions.map((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? withoutDirectives(definition, 'record')
      : definition,
  );
}
