import type { SelectionSetNode } from 'graphql';
import { isIncluded } from '../../schema/selections/conditions';
import { eachField, responseNameOf, type Traversal } from '../../schema/selections/eachField';
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

  constructor({ fragments, conditions }: OperationScope, selectionSet: SelectionSetNode) {
    const included: Traversal = {
      fragments,
      includes: ({ directives }) => isIncluded(directives, conditions),
    };
    const add = (set: SelectionSetNode, into: AskedKeys): void =>
      eachField([set], included, (field) => {
        const key = responseNameOf(field);
        let child = into.keys.get(key);
        if (child === undefined) into.keys.set(key, (child = { keys: new Map() }));
        if (field.selectionSet !== undefined) add(field.selectionSet, child);
      });
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
