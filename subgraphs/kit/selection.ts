import {
  Kind,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';

/** The response fields a client selected below a field, by name, fragments seen through. */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

/** The fields selected directly below the field being resolved. */
export function selectedFields(info: GraphQLResolveInfo): Selected {
  return fieldsBelow(info.fieldNodes, info);
}

/**
 * The names of the fields selected on the items of a connection, through `nodes` and
 * `edges { node }` alike, and whether its `totalCount` is asked for.
 */
export function connectionSelection(info: GraphQLResolveInfo): {
  readonly fields: ReadonlySet<string>;
  readonly wantsTotal: boolean;
} {
  const top = selectedFields(info);
  const edges = fieldsBelow(top.get('edges') ?? [], info);
  const items = [...(top.get('nodes') ?? []), ...(edges.get('node') ?? [])];
  return { fields: new Set(fieldsBelow(items, info).keys()), wantsTotal: top.has('totalCount') };
}

function fieldsBelow(nodes: readonly FieldNode[], info: GraphQLResolveInfo): Selected {
  const found = new Map<string, FieldNode[]>();
  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet, info, found);
  return found;
}

function collect(set: SelectionSetNode, info: GraphQLResolveInfo, found: Map<string, FieldNode[]>) {
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

function isLeftOut(
  node: SelectionSetNode['selections'][number],
  info: GraphQLResolveInfo,
): boolean {
  if (!node.directives?.length) return false;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.['if'] === true || include?.['if'] === false;
}
