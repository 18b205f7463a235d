import { mongoError } from '../base/errors';
import type { Evaluate, Scope } from '../expressions/index';
import { type Doc, type Value, isDoc, setField } from '../values/types';

/** What a projection does with one field: keep or drop it, compute it, or look below it. */
export type Leaf = 'keep' | 'drop' | Evaluate;
export interface Tree {
  fields: Map<string, Leaf | Tree>;
  computes: boolean;
}

export const emptyTree = (): Tree => ({ fields: new Map(), computes: false });

const isTree = (node: Leaf | Tree | undefined): node is Tree => typeof node === 'object';

/** Adds a path; throws 31249/31250 where two paths collide. */
export function addPath(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split('.');
  let node = tree;
  parts.forEach((part, i) => {
    if (part === '') throw mongoError(15998, 'FieldPath field names may not be empty strings.');
    if (typeof leaf === 'function') node.computes = true;
    const existing = node.fields.get(part);
    if (i === parts.length - 1) {
      if (existing !== undefined) throw mongoError(31250, `Path collision at ${path}`);
      node.fields.set(part, leaf);
    } else {
      if (existing !== undefined && !isTree(existing)) {
        throw mongoError(
          31249,
          `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`,
        );
      }
      const next = existing ?? emptyTree();
      node.fields.set(part, next);
      node = next;
    }
  });
}

/** Keeps the named fields in the document's order; undefined for what holds none of them. */
export function includeFields(value: Value, tree: Tree): Value | undefined {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const kept = includeFields(item, tree);
      return kept === undefined ? [] : [kept];
    });
  }
  if (!isDoc(value)) return undefined;
  const result: Doc = {};
  for (const name of Object.keys(value)) {
    const node = tree.fields.get(name);
    const kept =
      node === 'keep'
        ? value[name]
        : isTree(node)
          ? includeFields(value[name] ?? null, node)
          : undefined;
    if (kept !== undefined) setField(result, name, kept);
  }
  return result;
}

/** Leaves the named fields out. */
export function excludeFields(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map((item) => excludeFields(item, tree));
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const name of Object.keys(value)) {
    const node = tree.fields.get(name);
    if (node === 'drop') continue;
    const item = value[name] ?? null;
    setField(result, name, isTree(node) ? excludeFields(item, node) : item);
  }
  return result;
}

/**
 * Sets the computed fields, in the order given. Arrays on the way get them in every element and
 * scalars give way to documents; a computed missing value removes the field.
 */
export function computeFields(value: Value | undefined, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((item) => computeFields(item, tree, scope));
  const result: Doc = isDoc(value) ? { ...value } : {};
  for (const [name, node] of tree.fields) {
    let computed: Value | undefined;
    if (typeof node === 'function') computed = node(scope);
    else if (isTree(node) && node.computes) {
      computed = computeFields(Object.hasOwn(result, name) ? result[name] : undefined, node, scope);
    } else continue;
    if (computed === undefined) delete result[name];
    else setField(result, name, computed);
  }
  return result;
}
