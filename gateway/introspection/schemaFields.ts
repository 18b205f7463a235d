import {
  BREAK,
  Kind,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../../schema/selections/fragmentsOf';
import { withSelections } from '../../schema/selections/withSelections';
import { withoutUnused } from '../../schema/selections/withoutUnused';

/** An introspection operation in two parts: the introspection, and the rest. */
export interface SplitOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** The operation with only `__schema` and `__type` at its root. */
  readonly schemaPart: DocumentNode;
  /** The operation without them; undefined when it selects nothing else. */
  readonly rest: DocumentNode | undefined;
}

const known = new WeakMap<OperationDefinitionNode, SplitOperation | null>();

/**
 * Splits an operation of a validated document; the result is cached for all its requests.
 * @returns null when the operation has no introspection at its root
 */
export function splitOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SplitOperation | null {
  let split = known.get(operation);
  if (split === undefined) known.set(operation, (split = splitUp(document, operation)));
  return split;
}

/** Whether a field of the query root is introspection. */
export function isSchemaField(name: string): boolean {
  return name === '__schema' || name === '__type';
}

/** Whether a document contains introspection anywhere. */
export function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name: { value } }) {
      if (!isSchemaField(value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** Whether an operation contains introspection anywhere except at its own root. */
export function asksBelowRoot(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const rest = partOf(operation, fragmentsOf(document), (field) => !isSchemaField(field));
  return rest !== undefined && asksForSchema(rest);
}

function splitUp(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SplitOperation | null {
  const fragments = fragmentsOf(document);
  const schemaPart = partOf(operation, fragments, isSchemaField);
  if (schemaPart === undefined) return null;
  const rest = partOf(operation, fragments, (field) => !isSchemaField(field));
  return { operation, fragments, schemaPart, rest };
}

/** The operation with the selected fields at its root; undefined when it has none of them. */
function partOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  keeps: (field: string) => boolean,
): DocumentNode | undefined {
  const selectionSet = new RootFilter(fragments, keeps).of(operation.selectionSet);
  if (selectionSet === undefined) return undefined;
  return withoutUnused({
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet }, ...fragments.values()],
  });
}

/**
 * Filters the fields at the root, also inside fragments, and leaves the selections below them
 * unchanged.
 */
class RootFilter {
  private readonly fragments: Fragments;
  private readonly keeps: (field: string) => boolean;
  private readonly filtered = new Map<SelectionSetNode, SelectionSetNode | undefined>();

  constructor(fragments: Fragments, keeps: (field: string) => boolean) {
    this.fragments = fragments;
    this.keeps = keeps;
  }

  /** @returns the same node when all fields are kept; undefined when none is */
  of(set: SelectionSetNode): SelectionSetNode | undefined {
    if (this.filtered.has(set)) return this.filtered.get(set);
    const selections = set.selections.flatMap((selection) => this.kept(selection) ?? []);
    const result = selections.length > 0 ? withSelections(set, selections) : undefined;
    this.filtered.set(set, result);
    return result;
  }

  private kept(selection: SelectionNode): SelectionNode | undefined {
    if (selection.kind === Kind.FIELD)
      return this.keeps(selection.name.value) ? selection : undefined;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? this.fragments.get(selection.name.value)
        : selection;
    if (fragment === undefined) return selection;
    const selectionSet = this.of(fragment.selectionSet);
    if (selectionSet === fragment.selectionSet) return selection;
    if (selectionSet === undefined) return undefined;
    // The fragment itself may be spread unfiltered elsewhere.
    const { typeCondition } = fragment;
    const { directives } = selection;
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition && { typeCondition }),
      ...(directives && { directives }),
      selectionSet,
    };
  }
}
