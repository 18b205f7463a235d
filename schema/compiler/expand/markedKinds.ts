import { Kind, type DefinitionNode, type FieldDefinitionNode } from 'graphql';
import { compareText } from '../../compareText';
import { shortTitle } from '../../shortTitle';
import { directiveOf } from './nodes';
import type { ReadArguments } from './sourceDirectives';
import { titleOf, type Title } from './titles';

/** A field that statistics group by or sum. */
export interface MarkedField {
  readonly name: string;
  readonly title: Title;
}

/** A kind of record as statistics see it. */
export interface MarkedKind {
  readonly type: string;
  readonly title: Title;
  readonly dimensions: readonly MarkedField[];
  readonly measures: readonly MarkedField[];
}

/**
 * The kinds of record among definitions, by name, with the fields that statistics group by or sum:
 * those of CreditRecord, then their own.
 * @param definitions sources, in which a kind has its `@record`
 */
export function markedKinds(
  definitions: readonly DefinitionNode[],
  read: ReadArguments,
): readonly MarkedKind[] {
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
    .sort((a, b) => compareText(a.type, b.type));
}

const isIn = (fields: readonly FieldDefinitionNode[], { name }: FieldDefinitionNode) =>
  fields.some((field) => field.name.value === name.value);

function marked(fields: readonly FieldDefinitionNode[], directive: string): MarkedField[] {
  return fields
    .filter((field) => directiveOf(field, directive) !== undefined)
    .map((field) => ({
      name: field.name.value,
      title: titleIn(field),
    }));
}

/** The title of a field within a sentence. */
function titleIn({ name, description }: FieldDefinitionNode): Title {
  const { zh, en } = shortTitle(description?.value ?? '') ?? { zh: name.value, en: name.value };
  return { zh, en: en.charAt(0).toLowerCase() + en.slice(1) };
}
