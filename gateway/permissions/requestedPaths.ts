import type { SelectionSetNode } from 'graphql';
import { isIncluded } from '../../schema/selections/conditions';
import { eachField, responseNameOf, type Traversal } from '../../schema/selections/eachField';
import type { OperationScope } from './collectFields';
import type { NormalPath } from './paths';

/** Reported paths cached for one operation. */
const MAX_CACHED_PATHS = 256;

interface RequestedKeys {
  readonly keys: Map<string, RequestedKeys>;
}

/**
 * The response keys of an operation as a tree, regardless of types. The gateway's planner fetches
 * more than the client requested (keys, inputs of `@requires`); the client must not learn what
 * happens there.
 */
export class RequestedPaths {
  private readonly root: RequestedKeys = { keys: new Map() };
  /** Cache by reported path: an operation has few, and each of its responses reports the same. */
  private readonly known = new Map<NormalPath, NormalPath | undefined>();

  constructor({ fragments, conditions }: OperationScope, selectionSet: SelectionSetNode) {
    const included: Traversal = {
      fragments,
      includes: ({ directives }) => isIncluded(directives, conditions),
    };
    const add = (set: SelectionSetNode, into: RequestedKeys): void =>
      eachField([set], included, (field) => {
        const key = responseNameOf(field);
        let child = into.keys.get(key);
        if (child === undefined) into.keys.set(key, (child = { keys: new Map() }));
        if (field.selectionSet !== undefined) add(field.selectionSet, child);
      });
    add(selectionSet, this.root);
  }

  /** A path in the client's own names; undefined when the client did not request all of it. */
  requestedPath(path: NormalPath): NormalPath | undefined {
    if (this.known.has(path)) return this.known.get(path);
    const segments = path.split('.');
    const part = this.requestedPart(segments);
    const requested = part.length === segments.length ? part.join('.') : undefined;
    if (this.known.size < MAX_CACHED_PATHS) this.known.set(path, requested);
    return requested;
  }

  /**
   * The longest prefix of a path that the client requested, in the client's own names: where the
   * fields of two types conflict, the planner renames one in its fetches with a suffix `__alias_n`.
   * @param segments `@` stands for a list position
   */
  requestedPart(segments: readonly string[]): string[] {
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
