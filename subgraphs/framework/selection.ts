import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { isIncluded } from '../../schema/selections/conditions';
import { eachField, type Traversal } from '../../schema/selections/eachField';
import { normalizedPath } from './guard/normalizedPath';

/** Subfields by name, including those in fragments. */
type Selected = ReadonlyMap<string, readonly FieldNode[]>;

/** The selection on a connection. */
export interface ListSelection {
  /** Names of the fields selected on its items, through `nodes` or `edges { node }`. */
  readonly fields: ReadonlySet<string>;
  /** Whether its `totalCount` is selected. */
  readonly wantsTotal: boolean;
  /** Names of the fields selected on the connection itself. */
  readonly ofList: ReadonlySet<string>;
  /** Normalised path in the response: the same for all requests with the same nodes. */
  readonly path: string;
}

type Nodes = GraphQLResolveInfo['fieldNodes'];

type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'variableValues' | 'path'
> & {
  /** Set to true when the selection contains a directive that may exclude a field. */
  varies: boolean;
};

/** The names of the fields selected directly below the field being resolved. */
export const selectedFields = perField(
  (info): ReadonlySet<string> => new Set(fieldsBelow(info.fieldNodes, info).keys()),
);

/** The selection on the connection being resolved. */
export const connectionSelection = perField((info): ListSelection => {
  const top = fieldsBelow(info.fieldNodes, info);
  const edges = fieldsBelow(top.get('edges') ?? [], info);
  const items = [...(top.get('nodes') ?? []), ...(edges.get('node') ?? [])];
  return {
    fields: new Set(fieldsBelow(items, info).keys()),
    wantsTotal: top.has('totalCount'),
    ofList: new Set(top.keys()),
    path: normalizedPath(info.path),
  };
});

/**
 * Caches a selection for all objects that a field is resolved on: the executor passes the same
 * array of nodes for each of them. A selection that depends on variables is read once per request;
 * other selections are read once for all requests with the same array.
 */
function perField<T>(read: (info: SelectionInfo) => T): (info: GraphQLResolveInfo) => T {
  const forAll = new WeakMap<Nodes, T>();
  const byVariables = new WeakMap<object, WeakMap<Nodes, T>>();
  return ({ fieldNodes, fragments, variableValues, path }) => {
    const known = forAll.get(fieldNodes) ?? byVariables.get(variableValues)?.get(fieldNodes);
    if (known !== undefined) return known;
    const info: SelectionInfo = { fieldNodes, fragments, variableValues, path, varies: false };
    const value = read(info);
    if (!info.varies) {
      forAll.set(fieldNodes, value);
      return value;
    }
    let ofRequest = byVariables.get(variableValues);
    if (ofRequest === undefined) byVariables.set(variableValues, (ofRequest = new WeakMap()));
    ofRequest.set(fieldNodes, value);
    return value;
  };
}

function fieldsBelow(nodes: readonly FieldNode[], info: SelectionInfo): Selected {
  const { fragments, variableValues } = info;
  const found = new Map<string, FieldNode[]>();
  const traversal: Traversal = {
    fragments: { get: (name) => fragments[name] },
    includes({ directives }) {
      if (!directives?.length) return true;
      info.varies = true;
      return isIncluded(directives, { get: (name) => variableValues[name] });
    },
  };
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  eachField(sets, traversal, (field) => {
    const name = field.name.value;
    const same = found.get(name);
    if (same) same.push(field);
    else found.set(name, [field]);
  });
  return found;
}
