import { Kind, type DefinitionNode, type FieldDefinitionNode } from 'graphql';
import { directiveOf } from './nodes';
import { innerType } from './recordType';
import type { ReadArguments } from './sourceDirectives';
import { titleOf, type Title } from './titles';

/** A field that statistics group by or sum. */
export interface CountedField {
  readonly name: string;
  readonly title: Title;
  /** Name of its type without lists. */
  readonly type: string;
}

/** A kind of record as statistics see it. */
export interface CountedKind {
  readonly type: string;
  readonly title: Title;
  readonly dimensions: readonly CountedField[];
  readonly measures: readonly CountedField[];
}

/**
 * The kinds of record among definitions, by name, with the fields that statistics group by or sum:
 * those of CreditRecord, then their own.
 * @param definitions sources, or expanded SDL with `@catalogued` instead of `@record`
 */
export function countedKinds(
  definitions: readonly DefinitionNode[],
  read: ReadArguments,
): readonly CountedKind[] {
  const common = definitions.flatMap((definition) =>
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === 'CreditRecord'
      ? (definition.fields ?? [])
      : [],
  );
  return definitions
    .flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const record = directiveOf(definition, 'record');
      if (record === undefined) return [];
      const own = definition.fields ?? [];
      const fields = [...common.filter((field) => !isIn(own, field)), ...own];
      return [
        {
          type: definition.name.value,
          title: titleOf(record, read(record)['title'] as string),
          dimensions: marked(fields, 'dimension'),
          measures: marked(fields, 'measure'),
        },
      ];
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

const isIn = (fields: readonly FieldDefinitionNode[], { name }: FieldDefinitionNode) =>
  fields.some((field) => field.name.value === name.value);

function marked(fields: readonly FieldDefinitionNode[], directive: string): CountedField[] {
  return fields
    .filter((field) => directiveOf(field, directive) !== undefined)
    .map((field) => ({
      name: field.name.value,
      title: titleIn(field.description?.value ?? ''),
      type: innerType(field.type),
    }));
}

/** The first words of a bilingual description, in both languages. */
function titleIn(description: string): Title {
  const [, zh = '', rest = ''] = /^([^。；：，（]+)[^。]*。(.*)$/su.exec(description) ?? [];
  const en = /^[^.;:,(]+/.exec(rest.replace(/^[^A-Za-z]*/u, ''))?.[0].trim() ?? '';
  return { zh, en: en.charAt(0).toLowerCase() + en.slice(1) };
}
