import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { filtersOf } from './filters';
import {
  derivedDefinitions,
  derivedDirectives,
  directiveOf,
  quoted,
  withoutDirectives,
} from './nodes';
import type { RecordType } from './recordType';
import { restrictedClasses } from './restricted';
import { listOf, searchOf } from './searches';
import { sortsOf } from './sorts';
import { textArgument, type SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';

/** Other definitions of a subgraph that its records depend on. */
export interface RecordSurroundings {
  /** The fields of CreditRecord. */
  readonly common: readonly FieldDefinitionNode[];
  /** Names of scalars and enums. */
  readonly scalars: ReadonlySet<string>;
}

/**
 * Expands each `@record` type to a credit record: it implements CreditRecord and is an entity;
 * `list` adds a list to Subject, and `search` adds a search to Query.
 * @throws SourceError when two records have a list or search with the same name
 */
export function withRecords(
  definitions: readonly DefinitionNode[],
  directives: SourceDirectives,
  { common, scalars }: RecordSurroundings,
): DefinitionNode[] {
  const taken = new Map<string, string>();
  return definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
    const record = directiveOf(definition, 'record');
    if (record === undefined) return [definition];
    const source: RecordType = {
      type: definition,
      record,
      values: directives.read(record),
      common,
    };
    refuseTaken(source, taken);
    const filters = filtersOf(source, directives, scalars);
    return [
      asRecord(definition, record),
      ...searchOf(source, filters, sortsOf(source, directives)),
      ...listOf(source, filters),
    ];
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

/**
 * Rewrites `@record` to its form in the expanded SDL: with the names of the list and the search,
 * from which a subgraph derives the fields that it resolves.
 */
export function withMarks(
  definitions: readonly DefinitionNode[],
  { read }: SourceDirectives,
): DefinitionNode[] {
  return definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
    const record = directiveOf(definition, 'record');
    if (record === undefined) return definition;
    const values = read(record);
    const names = (['list', 'search'] as const).flatMap((key) => {
      const name = textArgument(values, key);
      return name === undefined ? [] : [`${key}: ${quoted(name)}`];
    });
    if (values['persons'] === 'OPEN') names.push('persons: OPEN');
    if (values['restricted'] !== undefined)
      names.push(`restricted: [${restrictedClasses(values).map(quoted).join(', ')}]`);
    const mark = `@record${names.length > 0 ? `(${names.join(', ')})` : ''}`;
    return {
      ...definition,
      directives: [
        ...(withoutDirectives(definition, 'record').directives ?? []),
        ...derivedDirectives(record, mark),
      ],
    };
  });
}

function refuseTaken({ type, record, values }: RecordType, taken: Map<string, string>): void {
  for (const key of ['list', 'search'] as const) {
    const name = textArgument(values, key);
    if (name === undefined) continue;
    const other = taken.get(`${key} ${name}`);
    if (other !== undefined) {
      throw new SourceError(record, `The ${key} ${name} of ${type.name.value} is ${other}'s.`);
    }
    taken.set(`${key} ${name}`, type.name.value);
  }
}

function asRecord(
  type: ObjectTypeDefinitionNode,
  record: ConstDirectiveNode,
): ObjectTypeDefinitionNode {
  const [model] = derivedDefinitions(record, 'type Derived implements CreditRecord');
  const interfaces = model?.kind === Kind.OBJECT_TYPE_DEFINITION ? model.interfaces : undefined;
  const plain = withoutDirectives(type, 'filter', 'sort');
  return {
    ...plain,
    interfaces: [...(interfaces ?? []), ...(type.interfaces ?? [])],
    directives: [...derivedDirectives(record, '@key(fields: "id")'), ...(plain.directives ?? [])],
    fields: type.fields?.map((field) => withoutDirectives(field, 'filter', 'sort')),
  };
}
