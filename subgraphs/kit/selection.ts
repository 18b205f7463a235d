import {
  Kind,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

/** The fields selected below others, by name, fragments seen through. */
type Selected = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected of a connection. */
export interface ListSelection {
  /** Names of the fields selected on its items, through `nodes` and `edges { node }` alike. */
  readonly fields: ReadonlySet<string>;
  /** Whether its `totalCount` is asked for. */
  readonly wantsTotal: boolean;
}

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/** The names of the fields selected directly below the field being resolved. */
export const selectedFields = perField(
  (info): ReadonlySet<string> => new Set(fieldsBelow(info.fieldNodes, info).keys()),
);

/** What is selected of the connection being resolved. */
export const connectionSelection = perField((info): ListSelection => {
  const top = fieldsBelow(info.fieldNodes, info);
  const edges = fieldsBelow(top.get('edges') ?? [], info);
  const items = [...(top.get('nodes') ?? []), ...(edges.get('node') ?? [])];
  return { fields: new Set(fieldsBelow(items, info).keys()), wantsTotal: top.has('totalCount') };
});

/**
 * Reads a selection once for all the objects of a request that a field is resolved on: the
 * executor hands each of them the same list of nodes. Variables may leave out fields, so what was
 * read under one request's variables is not used under another's.
 */
function perField<T>(read: (info: Asked) => T): (info: Asked) => T {
  const known = new WeakMap<Asked['fieldNodes'], { variables: unknown; value: T }>();
  return (info) => {
    const before = known.get(info.fieldNodes);
    if (before !== undefined && before.variables === info.variableValues) return before.value;
    const value = read(info);
    known.set(info.fieldNodes, { variables: info.variableValues, value });
    return value;
  };
}

function fieldsBelow(nodes: readonly FieldNode[], info: Asked): Selected {
  const found = new Map<string, FieldNode[]>();
  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet, info, found);
  return found;
}

function collect(set: SelectionSetNode, info: Asked, found: Map<string, FieldNode[]>) {
  for (const selection of set.selections) {
    if (isLeftOut(selection, info)) continue;
    switch (selection.kind) {
      case Kind.FIELD: {
        const name = selection.name.value;
        const same = found.get(name);
        if (same) same.push(selection);
        else found.set(name, [selection]);
        break;
      }
      case Kind.INLINE_FRAGMENT:
        collect(selection.selectionSet, info, found);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = info.fragments[selection.name.value];
        if (fragment) collect(fragment.selectionSet, info, found);
        break;
      }
    }
  }
}

function isLeftOut(node: SelectionSetNode['selections'][number], info: Asked): boolean {
  if (!node.directives?.length) return false;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.['if'] === true || include?.['if'] === false;
}
