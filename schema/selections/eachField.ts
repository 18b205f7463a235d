import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fragmentsOf';

/** What decides which fields a traversal visits. */
export interface Traversal {
  /** Named fragments. The spread of any other is skipped, and of all where this is absent. */
  readonly fragments?: Pick<Fragments, 'get'>;
  /** Whether a selection is there at all, by its `@skip` and `@include`; by default it is. */
  readonly includes?: (selection: SelectionNode) => boolean;
  /** Whether a fragment on a type is entered; by default it is. */
  readonly applies?: (typeCondition: string) => boolean;
}

/**
 * Visits the fields of selection sets in order, those in fragments included, and nothing below
 * them. A named fragment is entered where it is first spread and not again, so that fragments that
 * spread each other several times do not multiply.
 *
 * It serves all that only reads selections of graphql-js. What writes other selections in their
 * place, sums up each spread or reads Apollo's own model of selections walks by itself.
 * @param visit is given each field and the innermost type condition it stands under
 */
export function eachField(
  sets: readonly SelectionSetNode[],
  { fragments, includes, applies }: Traversal,
  visit: (field: FieldNode, typeCondition: string | undefined) => void,
): void {
  const entered = new Set<string>();
  const walk = ({ selections }: SelectionSetNode, outer: string | undefined): void => {
    for (const selection of selections) {
      if (includes?.(selection) === false) continue;
      if (selection.kind === Kind.FIELD) {
        visit(selection, outer);
        continue;
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && entered.has(name)) continue;
      if (name !== undefined) entered.add(name);
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments?.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (fragment === undefined || (condition !== undefined && applies?.(condition) === false))
        continue;
      walk(fragment.selectionSet, condition ?? outer);
    }
  };
  for (const set of sets) walk(set, undefined);
}

/** The fields that `eachField` visits. */
export function fieldsIn(sets: readonly SelectionSetNode[], traversal: Traversal): FieldNode[] {
  const fields: FieldNode[] = [];
  eachField(sets, traversal, (field) => void fields.push(field));
  return fields;
}

/** The name under which a field's value appears in the answer. */
export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
