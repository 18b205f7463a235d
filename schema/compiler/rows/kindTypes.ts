import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import { directiveOf } from '../expand/nodes';
import { isReference, isPage, type TypeTexts } from './typeTexts';

/**
 * TypeScript for a kind of record with computed fields of its own: its name, its row, and for each
 * computed field the row paths that it declares to read and the type of its value. Undefined for a
 * kind without such fields, because nothing would use it.
 * @param common names of the fields that every record has, which the framework computes
 */
export function kindType(
  record: ObjectTypeDefinitionNode,
  common: ReadonlySet<string>,
  texts: TypeTexts,
): string | undefined {
  const name = record.name.value;
  const computed = (record.fields ?? []).flatMap((field) => {
    const paths = computedFrom(field);
    if (paths === undefined || common.has(field.name.value)) return [];
    const from = paths.map((path) => `'${path}'`).join(' | ');
    return [
      `    readonly ${field.name.value}: { from: ${from}; value: ${valueType(field, texts)} };`,
    ];
  });
  if (computed.length === 0) return undefined;
  return [
    `/** The kind ${name}: its row, and what of it a resolver makes. */`,
    `export interface ${name}Kind {`,
    `  readonly type: '${name}';`,
    `  readonly row: ${name}Row;`,
    '  readonly computed: {',
    ...computed,
    '  };',
    '}',
    '',
  ].join('\n');
}

/** The row paths from which a field is computed; undefined for a stored field. */
function computedFrom(field: FieldDefinitionNode): readonly string[] | undefined {
  const directive = directiveOf(field, 'computed');
  if (directive === undefined) return undefined;
  const paths = directive.arguments?.find(({ name }) => name.value === 'from')?.value;
  if (paths?.kind !== Kind.LIST) return [];
  return paths.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}

/** The framework supplies pages and references; scalars and enums have their types from the SDL. */
function valueType(field: FieldDefinitionNode, texts: TypeTexts): string {
  return isPage(field) || isReference(field, texts.types) ? 'unknown' : texts.fieldType(field);
}
