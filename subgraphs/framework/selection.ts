import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { isIncluded } from '../../schema/selections/conditions';
import { eachField, type Traversal } from '../../schema/selections/eachField';
import { normalizedPath } from './guard/normalizedPath';

/** The fields selected below others, by name, fragments seen through. */
type Selected = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected of a connection. */
export interface ListSelection {
  /** Names of the fields selected on its items, through `nodes` and `edges { node }` alike. */
  readonly fields: ReadonlySet<string>;
  /** Whether its `totalCount` is asked for. */
  readonly wantsTotal: boolean;
  /** Where in the answer it is, normalised: the same for all requests with the same nodes. */
  readonly path: string;
}

type Nodes = GraphQLResolveInfo['fieldNodes'];

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues' | 'path'> & {
  /** Set when a condition is met on the way. */
  varies: boolean;
};

/** The names of the fields selected directly below the field being resolved. */
export const selectedFields = perField(
  (info): ReadonlySet<string> => new Set(fieldsBelow(info.fieldNodes, info).keys()),
);

/** What is selected of the connection being resolved. */
export const connectionSelection = perField((info): ListSelection => {
  const top = fieldsBelow(info.fieldNodes, info);
  const edges = fieldsBelow(top.get('edges') ?? [], info);
  const items = [...(top.get('nodes') ?? []), ...(edges.get('node') ?? [])];
  return {
    fields: new Set(fieldsBelow(items, info).keys()),
    wantsTotal: top.has('totalCount'),
    path: normalizedPath(info.path),
  };
});

/**
 * Reads a selection once for all objects that a field is resolved on: an executor hands each of
 * them the same list of nodes. What variables may leave fields out of is read again for each
 * request; the rest is the same for all requests that come with the same list.
 */
function perField<T>(read: (info: Asked) => T): (info: GraphQLResolveInfo) => T {
  const forAll = new WeakMap<Nodes, T>();
  const byVariables = new WeakMap<object, WeakMap<Nodes, T>>();
  return ({ fieldNodes, fragments, variableValues, path }) => {
    const known = forAll.get(fieldNodes) ?? byVariables.get(variableValues)?.get(fieldNodes);
    if (known !== undefined) return known;
    const info: Asked = { fieldNodes, fragments, variableValues, path, varies: false };
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

function fieldsBelow(nodes: readonly FieldNode[], info: Asked): Selected {
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
