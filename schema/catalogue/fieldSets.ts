import { Kind, parse, type DirectiveNode, type SelectionSetNode } from 'graphql';
import { eachField } from '../selections/eachField';

/**
 * The selections that a federation directive (`@key`, `@requires`, `@provides`) names, one for each
 * application of it. Text that does not parse is skipped: composition reports it.
 */
export function fieldSets(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): SelectionSetNode[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .flatMap(({ arguments: given }) => {
      const value = given?.find((argument) => argument.name.value === 'fields')?.value;
      return value?.kind === Kind.STRING ? selectionOf(value.value) : [];
    });
}

/** A selected field and the type it is selected on. */
export interface SelectedField {
  readonly type: string;
  readonly field: string;
}

/**
 * Every field of a selection, including nested ones.
 * @param typeOf the named type of a field, undefined when the field does not exist
 */
export function selectedFields(
  set: SelectionSetNode,
  type: string,
  typeOf: (type: string, field: string) => string | undefined,
): SelectedField[] {
  const found: SelectedField[] = [];
  eachField([set], {}, ({ name, selectionSet }, on = type) => {
    const field = name.value;
    if (field === '__typename') return;
    found.push({ type: on, field });
    const below = typeOf(on, field);
    if (selectionSet && below !== undefined)
      found.push(...selectedFields(selectionSet, below, typeOf));
  });
  return found;
}

function selectionOf(fields: string): SelectionSetNode[] {
  try {
    const [operation] = parse(`{${fields}}`).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
  } catch {
    return [];
  }
}
