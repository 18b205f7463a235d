import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import type { directiveOf, WithDirectives } from '../expand/nodes';
import { isSealed, rowPath } from '../expand/stored';
import type { TypeTexts } from './typeTexts';

/**
 * The members of a row type for a stored field, with its description.
 * @param isSearched whether a text is also stored as pairs of characters
 * @throws TypeError when the field is stored inside another field, or cannot be stored in a row
 */
export function fieldMembers(
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  texts: TypeTexts,
  isSearched = false,
): string[] {
  const path = rowPath(field);
  if (path.includes('.')) {
    throw new TypeError(
      `${type.name.value}.${field.name.value} is stored within ${headOf(field)}.`,
    );
  }
  return [
    ...comment(field, '  '),
    `  readonly ${path}${memberType(texts.fieldType(field))};`,
    ...(isSearched ? grams(path) : []),
  ];
}

/** The members that `@rowField` declares, which belong to no field. */
export function rowFields(type: WithDirectives, texts: TypeTexts): string[] {
  const given = (type.directives ?? []).filter(({ name }) => name.value === 'rowField');
  return given.flatMap((directive) => {
    const name = textOf(directive, 'name') ?? '';
    const sdl = textOf(directive, 'type') ?? '';
    const note = textOf(directive, 'note');
    return [
      ...(note === undefined ? [] : [`  /** ${commented(note)} */`]),
      // A flag is absent when it is not set.
      sdl === 'Boolean'
        ? `  readonly ${name}?: boolean;`
        : `  readonly ${name}: ${texts.typeText(sdl)};`,
    ];
  });
}

/** The member of the row that contains a field. */
export function headOf(field: FieldDefinitionNode): string {
  return rowPath(field).split('.')[0] ?? '';
}

/** The description as a comment, which also states that the value is encrypted. */
export function comment(
  node: Pick<FieldDefinitionNode, 'name' | 'description' | 'directives'>,
  indent: string,
): string[] {
  const sealed = isSealed(node) ? ' Sealed.' : '';
  return [`${indent}/** ${commented(node.description?.value ?? node.name.value)}${sealed} */`];
}

/** A text argument of a directive; undefined when it is omitted. */
export function textOf(
  directive: ReturnType<typeof directiveOf>,
  name: string,
): string | undefined {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function commented(text: string): string {
  return text.replaceAll('*/', '* /');
}

/** A nullable value may also be absent: in rows that were written before the field existed. */
function memberType(type: string): string {
  return type.endsWith(' | null') ? `?: ${type}` : `: ${type}`;
}

function grams(path: string): string[] {
  return [
    `  /** nameGrams(${path}) of the framework. */`,
    `  readonly ${path}Grams: readonly string[];`,
  ];
}
