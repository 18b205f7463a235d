import { mongoError } from '../base/errors';
import { EMPTY_ARRAY_KEY, type KeyValue } from '../values/keyEncoding';
import { type Doc, type Value, getField, isDoc } from '../values/types';

/** Called with each value of a path and the array index it was found under; true stops. */
export type Visit = (value: Value | undefined, offset: number | undefined) => boolean;

/**
 * Visits what MongoDB's matcher sees at a dotted path: arrays on the way are traversed
 * implicitly and by index, an array at the end yields its elements (with `traverse`) and then
 * itself, and a path that leaves the document yields one missing value — but none through an
 * array of scalars. Returns whether a visit stopped it.
 */
export function visitPath(
  doc: Doc,
  path: readonly string[],
  visit: Visit,
  traverse = true,
): boolean {
  return visitDoc(doc, path, 0, undefined, visit, traverse);
}

function visitDoc(
  doc: Doc,
  path: readonly string[],
  at: number,
  offset: number | undefined,
  visit: Visit,
  traverse: boolean,
): boolean {
  const value = getField(doc, path[at] as string);
  if (at === path.length - 1) {
    if (traverse && Array.isArray(value)) {
      if (value.some((item, i) => visit(item, offset ?? i))) return true;
    }
    return visit(value, offset);
  }
  if (Array.isArray(value)) return visitArray(value, path, at + 1, offset, visit, traverse);
  if (isDoc(value)) return visitDoc(value, path, at + 1, offset, visit, traverse);
  return visit(undefined, offset);
}

function visitArray(
  items: readonly Value[],
  path: readonly string[],
  at: number,
  offset: number | undefined,
  visit: Visit,
  traverse: boolean,
): boolean {
  const index = arrayIndex(path[at] as string);
  return items.some((item, i) => {
    if (isDoc(item) && visitDoc(item, path, at, offset ?? i, visit, traverse)) return true;
    if (i !== index) return false;
    if (at === path.length - 1) return visit(item, offset ?? i);
    if (isDoc(item)) return visitDoc(item, path, at + 1, offset, visit, traverse);
    return Array.isArray(item) && visitArray(item, path, at + 1, offset, visit, traverse);
  });
}

/** The index a path component names ("0", "12"), or undefined for any other name. */
export function arrayIndex(name: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
}

/**
 * The values at a path: all that the matcher sees (see visitPath), or, without `whole`, an array
 * at the end opened once and not itself, as `distinct` and the local side of $lookup want it.
 */
export function pathValues(doc: Doc, path: string, whole = true): (Value | undefined)[] {
  const found: (Value | undefined)[] = [];
  const visit: Visit = (value) => {
    if (!whole && Array.isArray(value)) found.push(...value);
    else found.push(value);
    return false;
  };
  visitPath(doc, path.split('.'), visit, whole);
  return found;
}

/** Every index key of a document, and for each path whether an array was expanded on it. */
export interface IndexKeys {
  keys: KeyValue[][];
  multikey: boolean[];
}

interface Cursor {
  value: Value | undefined;
  rest: readonly string[];
}

/**
 * The keys of a (compound) index for one document. Arrays expand to one key per element, fields
 * under the same array staying together; an empty array is EMPTY_ARRAY_KEY; missing is undefined.
 * Throws 171 when two paths meet different arrays.
 */
export function indexKeys(doc: Doc, paths: readonly string[]): IndexKeys {
  return plainKey(doc, paths) ?? expandedKeys(doc, paths);
}

/** The one key of a document that has no array at the paths, where all are names of its own. */
function plainKey(doc: Doc, paths: readonly string[]): IndexKeys | undefined {
  const key: KeyValue[] = [];
  for (const path of paths) {
    const value = path.includes('.') ? [] : getField(doc, path);
    if (Array.isArray(value)) return undefined;
    key.push(value);
  }
  return { keys: [key], multikey: paths.map(() => false) };
}

function expandedKeys(doc: Doc, paths: readonly string[]): IndexKeys {
  const keys: KeyValue[][] = [];
  const multikey = paths.map(() => false);
  const start = paths.map((path): Cursor => ({ value: doc, rest: path.split('.') }));
  expand(start, keys, multikey, paths);
  return { keys, multikey };
}

/** Follows a cursor down through documents until it ends or meets an array. */
function descend({ value, rest }: Cursor): Cursor {
  let current = value;
  let at = 0;
  while (at < rest.length && isDoc(current)) {
    current = getField(current, rest[at] as string);
    at += 1;
  }
  if (at < rest.length && !Array.isArray(current)) return { value: undefined, rest: [] };
  return { value: current, rest: rest.slice(at) };
}

function expand(
  cursors: Cursor[],
  keys: KeyValue[][],
  multikey: boolean[],
  paths: readonly string[],
): void {
  const ends = cursors.map((cursor) => (done(cursor) ? cursor : descend(cursor)));
  const first = ends.findIndex((end) => !done(end));
  if (first === -1) {
    keys.push(ends.map((end) => (end as { key?: KeyValue }).key ?? end.value));
    return;
  }
  const array = ends[first]?.value as Value[];
  const other = ends.findIndex((end) => !done(end) && end.value !== array);
  if (other !== -1) {
    const name = (i: number): string =>
      (paths[i] ?? '').split('.').at(-ends[i]!.rest.length - 1) ?? '';
    throw mongoError(171, `cannot index parallel arrays [${name(other)}] [${name(first)}]`);
  }
  ends.forEach((end, i) => {
    if (end.value === array) multikey[i] = true;
  });
  if (array.length === 0) {
    const empty = ends.map((end) => (end.value === array && !done(end) ? emptied(end) : end));
    expand(empty, keys, multikey, paths);
    return;
  }
  array.forEach((item, i) => {
    const named = ends.some(
      (end) => !done(end) && isDoc(item) && arrayIndex(end.rest[0] ?? '') === i,
    );
    // A document at the index the path names is seen both ways: as that element, and traversed.
    for (const byIndex of named ? [true, false] : [true]) {
      const step = ends.map((end) => (done(end) ? end : into(end, item, i, byIndex)));
      expand(step, keys, multikey, paths);
    }
  });
}

const FINISHED: readonly string[] = Object.freeze(['']);

/** A finished cursor holds its key; an array at its end is finished only inside another array. */
function done(cursor: Cursor): boolean {
  return cursor.rest === FINISHED || (cursor.rest.length === 0 && !Array.isArray(cursor.value));
}

function emptied(end: Cursor): Cursor {
  const key = end.rest.length === 0 ? EMPTY_ARRAY_KEY : undefined;
  return Object.assign({ value: undefined, rest: FINISHED }, { key });
}

function into(end: Cursor, item: Value, i: number, byIndex: boolean): Cursor {
  if (end.rest.length === 0) return { value: item, rest: FINISHED };
  if (byIndex && arrayIndex(end.rest[0] as string) === i) {
    // An array there is indexed by its elements too, which $elemMatch on this path asks for.
    return { value: item, rest: end.rest.slice(1) };
  }
  return isDoc(item) ? { value: item, rest: end.rest } : { value: undefined, rest: FINISHED };
}
