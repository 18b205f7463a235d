import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import { directiveOf } from '../expand/nodes';
import { isReference, isPage, type TypeTexts } from './typeTexts';

/**
 * TypeScript for a kind of record that has fields of its own which a resolver makes: its name, its
 * row, and for each such field the paths it says it reads and the type of its value. Undefined for
 * a kind without: nothing would read it.
 * @param common names of the fields every record has, which the framework makes
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

/** The paths of the row a field is computed from; undefined for one that is stored. */
function computedFrom(field: FieldDefinitionNode): readonly string[] | undefined {
  const directive = directiveOf(field, 'computed');
  if (directive === undefined) return undefined;
  const paths = directive.arguments?.find(({ name }) => name.value === 'from')?.value;
  if (paths?.kind !== Kind.LIST) return [];
  return paths.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}

/** Pages and references are the framework's own; scalars and enums are what the SDL says. */
function valueType(field: FieldDefinitionNode, texts: TypeTexts): string {
  return isPage(field) || isReference(field, texts.types) ? 'unknown' : texts.fieldType(field);
}
