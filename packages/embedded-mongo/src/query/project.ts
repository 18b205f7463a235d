import { mongoError } from '../base/errors';
import { type ExpressionEnv, compileExpression } from '../expressions/index';
import { toNumber } from '../values/numbers';
import { type Doc, type Value, getField, isDoc, isNum, setField } from '../values/types';
import { compileFilter } from './filter';
import {
  type Leaf,
  addPath,
  computeFields,
  emptyTree,
  excludeFields,
  includeFields,
} from './projectionTree';

/** What a find or a $project makes of a document. */
export interface Projection {
  (doc: Doc, positional?: number): Doc;
  /** The top-level fields it looks at; undefined when it may look at any. */
  readonly reads: ReadonlySet<string> | undefined;
  /** It does nothing but keep those fields whole. */
  readonly keepsWhole: boolean;
  /** It wants to know which element of an array matched. */
  readonly positional: boolean;
}
type Rewrite = (doc: Doc, positional: number | undefined) => Doc;

interface Entry {
  path: string;
  leaf: Leaf;
  /** Applied to the projected document: $slice and the positional operator. */
  after?: Rewrite;
  /** Which kind of projection the entry makes it; a $slice alone fits both. */
  kind?: 'inclusion' | 'exclusion';
}

/**
 * Compiles a projection. With `find` (the default) $slice, $elemMatch and `a.$` mean what they
 * mean in a find command; without it everything is an aggregation expression ($project).
 */
export function compileProjection(spec: Doc, env: ExpressionEnv = {}, find = true): Projection {
  const entries = Object.keys(spec).flatMap((name) =>
    parseEntry(name, spec[name] ?? null, env, find),
  );
  if (entries.length === 0) return projection((doc) => doc, {});
  const inclusion = kindOf(entries) === 'inclusion';
  const tree = emptyTree();
  let keepsId = true;
  for (const { path, leaf, after } of entries) {
    if (path === '_id' && typeof leaf === 'string') keepsId = leaf === 'keep';
    else if (inclusion || leaf !== 'keep' || after === undefined) addPath(tree, path, leaf);
  }
  if (inclusion ? keepsId && !tree.fields.has('_id') : !keepsId) {
    tree.fields.set('_id', inclusion ? 'keep' : 'drop');
  }
  const rewrites = entries.flatMap(({ after }) => after ?? []);
  const project: Rewrite = (doc, positional) => {
    let result = (inclusion ? includeFields(doc, tree) : excludeFields(doc, tree)) as Doc;
    if (tree.computes) result = computeFields(result, tree, { root: doc, current: doc }) as Doc;
    return rewrites.reduce((projected, rewrite) => rewrite(projected, positional), result);
  };
  const plain = inclusion && !tree.computes;
  return projection(project, {
    reads: plain ? new Set(tree.fields.keys()) : undefined,
    keepsWhole:
      plain && rewrites.length === 0 && [...tree.fields.values()].every((leaf) => leaf === 'keep'),
    positional: rewrites.length > 0,
  });
}

function projection(
  project: (doc: Doc, positional?: number) => Doc,
  {
    reads,
    keepsWhole = false,
    positional = false,
  }: Partial<Pick<Projection, 'reads' | 'keepsWhole' | 'positional'>>,
): Projection {
  return Object.assign((doc: Doc, at?: number) => project(doc, at), {
    reads,
    keepsWhole,
    positional,
  });
}

function kindOf(entries: readonly Entry[]): 'inclusion' | 'exclusion' {
  const decided = entries.find((entry) => entry.kind !== undefined && entry.path !== '_id');
  const kind =
    decided?.kind ?? entries.find((entry) => entry.kind !== undefined)?.kind ?? 'exclusion';
  for (const entry of entries) {
    if (entry.path === '_id' && typeof entry.leaf === 'string') continue;
    if (entry.kind !== undefined && entry.kind !== kind) {
      const [code, word] = kind === 'inclusion' ? [31254, 'exclusion'] : [31253, 'inclusion'];
      throw mongoError(code, `Cannot do ${word} on field ${entry.path} in ${kind} projection`);
    }
  }
  return kind;
}

function parseEntry(path: string, value: Value, env: ExpressionEnv, find: boolean): Entry[] {
  if (path === '') throw mongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.startsWith('$')) {
    throw mongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
  }
  if (path.endsWith('.$')) return [positionalEntry(path.slice(0, -2), find)];
  if (typeof value === 'boolean' || isNum(value)) {
    const keep = isNum(value) ? toNumber(value) !== 0 : value;
    return [{ path, leaf: keep ? 'keep' : 'drop', kind: keep ? 'inclusion' : 'exclusion' }];
  }
  if (isDoc(value)) {
    const [first] = Object.keys(value);
    if (first === undefined) {
      throw mongoError(
        51270,
        `An empty sub-projection is not a valid value. Found empty object at path`,
      );
    }
    if (find && first === '$slice') return [sliceEntry(path, value['$slice'] ?? null)];
    if (find && first === '$elemMatch')
      return [elemMatchEntry(path, value['$elemMatch'] ?? null, env)];
    if (!first.startsWith('$')) {
      return Object.keys(value).flatMap((name) =>
        parseEntry(`${path}.${name}`, value[name] ?? null, env, find),
      );
    }
  }
  return [{ path, leaf: compileExpression(value, env), kind: 'inclusion' }];
}

function sliceEntry(path: string, operand: Value): Entry {
  const parts = Array.isArray(operand) ? operand : [operand];
  if (!parts.every(isNum) || parts.length > 2 || (Array.isArray(operand) && parts.length < 2)) {
    throw mongoError(
      28667,
      'Invalid $slice syntax. The given syntax { $slice: … } did not match the find() syntax because :: Location31273',
    );
  }
  const [first, second] = parts.map((part) => Math.trunc(toNumber(part)));
  const start = first ?? 0;
  if (second !== undefined && second <= 0) {
    throw mongoError(28724, '$slice limit must be positive');
  }
  const cut = (items: Value[]): Value[] => {
    if (second === undefined) return start < 0 ? items.slice(start) : items.slice(0, start);
    const from = start < 0 ? Math.max(items.length + start, 0) : start;
    return items.slice(from, from + second);
  };
  return { path, leaf: 'keep', after: (doc) => mapPath(doc, path.split('.'), cut) };
}

/** Rewrites the arrays at a path. */
function mapPath(doc: Doc, path: readonly string[], change: (items: Value[]) => Value[]): Doc {
  const [name = '', ...rest] = path;
  const value = getField(doc, name);
  const next = (item: Value): Value => {
    if (rest.length === 0) return Array.isArray(item) ? change(item) : item;
    if (Array.isArray(item)) return item.map(next);
    return isDoc(item) ? mapPath(item, rest, change) : item;
  };
  if (value === undefined) return doc;
  const copy = { ...doc };
  setField(copy, name, next(value));
  return copy;
}

function elemMatchEntry(path: string, operand: Value, env: ExpressionEnv): Entry {
  if (path.includes('.')) {
    throw mongoError(31275, 'Cannot use $elemMatch projection on a nested field');
  }
  if (!isDoc(operand)) throw mongoError(31274, '$elemMatch: Invalid argument, object required');
  const filter = compileFilter({ [path]: { $elemMatch: operand } }, env);
  return {
    path,
    kind: 'inclusion',
    leaf: ({ root }) => {
      const items = getField(root, path);
      const index = filter.positional(root);
      return Array.isArray(items) && index !== undefined ? [items[index] ?? null] : undefined;
    },
  };
}

function positionalEntry(path: string, find: boolean): Entry {
  if (!find) {
    throw mongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
  }
  const parts = path.split('.');
  return {
    path,
    kind: 'inclusion',
    leaf: 'keep',
    after: (doc, index) => firstArrayOn(doc, parts, index),
  };
}

/** Cuts the first array on the path down to the element that matched the query. */
function firstArrayOn(doc: Doc, path: readonly string[], index: number | undefined): Doc {
  const [name = '', ...rest] = path;
  const value = getField(doc, name);
  const copy = { ...doc };
  if (Array.isArray(value)) {
    const item = index === undefined ? undefined : value[index];
    if (item === undefined) {
      throw mongoError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    setField(copy, name, [item]);
  } else if (isDoc(value)) setField(copy, name, firstArrayOn(value, rest, index));
  return copy;
}
