import { Kind, type SelectionSetNode } from 'graphql';
import { isIncluded } from './conditions';
import type { OperationScope } from './collectFields';
import type { NormalPath } from './paths';

/** Reported paths of one operation that are remembered. */
const MOST_KNOWN = 256;

interface AskedKeys {
  readonly keys: Map<string, AskedKeys>;
}

/**
 * The response keys of an operation as a tree, blind to types. The gateway's planner fetches
 * more than the client asked (keys, inputs of `@requires`); what happens there is not the
 * client's to see.
 */
export class AskedPaths {
  private readonly root: AskedKeys = { keys: new Map() };
  /** By reported path: an operation has few, and each of its answers reports the same. */
  private readonly known = new Map<NormalPath, NormalPath | undefined>();

  constructor(scope: OperationScope, selectionSet: SelectionSetNode) {
    const add = (set: SelectionSetNode, into: AskedKeys): void => {
      for (const selection of set.selections) {
        if (!isIncluded(selection.directives, scope.conditions)) continue;
        if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet, into);
        else if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = scope.fragments.get(selection.name.value);
          if (fragment !== undefined) add(fragment.selectionSet, into);
        } else {
          const key = selection.alias?.value ?? selection.name.value;
          let child = into.keys.get(key);
          if (child === undefined) into.keys.set(key, (child = { keys: new Map() }));
          if (selection.selectionSet !== undefined) add(selection.selectionSet, child);
        }
      }
    };
    add(selectionSet, this.root);
  }

  /** A path under the client's own names; undefined where the client did not ask for all of it. */
  askedPath(path: NormalPath): NormalPath | undefined {
    if (this.known.has(path)) return this.known.get(path);
    const segments = path.split('.');
    const part = this.askedPart(segments);
    const asked = part.length === segments.length ? part.join('.') : undefined;
    if (this.known.size < MOST_KNOWN) this.known.set(path, asked);
    return asked;
  }

  /**
   * The longest part of a path that the client asked for, under the client's own names: where two
   * types' fields collide, the planner renames one in its fetches by a suffix `__alias_n`.
   * @param segments `@` stands for a list position
   */
  askedPart(segments: readonly string[]): string[] {
    const part: string[] = [];
    let at = this.root;
    for (const segment of segments) {
      if (segment === '@') {
        part.push(segment);
        continue;
      }
      const name = at.keys.has(segment) ? segment : segment.replace(/__alias_\d+$/, '');
      const next = at.keys.get(name);
      if (next === undefined) break;
      part.push(name);
      at = next;
    }
    return part;
  }
}
