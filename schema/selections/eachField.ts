import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fragmentsOf';

/** Options that determine which fields a traversal visits. */
export interface Traversal {
  /**
   * Named fragments. Spreads of other fragments are skipped; when absent, all spreads are skipped.
   */
  readonly fragments?: Pick<Fragments, 'get'>;
  /** Whether a selection is included, by its `@skip` and `@include`; by default it is. */
  readonly includes?: (selection: SelectionNode) => boolean;
  /** Whether to enter a fragment with a type condition; by default it is entered. */
  readonly applies?: (typeCondition: string) => boolean;
}

/**
 * Visits the fields of selection sets in order, including those in fragments, but not their
 * subfields. A named fragment is entered only at its first spread, so that fragments that spread
 * each other several times do not multiply the work.
 *
 * Use it wherever code only reads selections of graphql-js. Code that replaces selections, counts
 * each spread or reads Apollo's own selection model has its own traversal.
 * @param visit receives each field and its innermost type condition
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

/** The key of a field in the response. */
export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
