import { mongoError } from '../base/errors';
import type { Filter } from '../query/index';
import { describeField } from '../values/describe';
import { compareValues } from '../values/compare';
import { type Doc, type Value, isDoc } from '../values/types';
import { type ArrayFilters, compileArrayFilters } from './arrayFilters';
import { compileModifiers } from './modifiers';
import { compilePipelineUpdate } from './pipelineUpdate';
import type { ExpressionEnv } from '../expressions/index';

export { upsertSeed } from './upsertSeed';

export interface UpdateOptions {
  arrayFilters?: readonly Doc[];
  /** `let` variables and the command's time, for pipeline updates. */
  env?: ExpressionEnv;
}

export interface Update {
  kind: 'replacement' | 'modifiers' | 'pipeline';
  /**
   * The updated document; the input is left as it was. `filter` finds the array index of the
   * positional operator; `insert` says the document is an upsert's seed. Throws MongoDB's errors,
   * 66 ImmutableField when `_id` would change.
   */
  apply(doc: Doc, filter: Filter | undefined, insert: boolean): Doc;
}

/** Whether an update is operators ($set …) rather than a replacement document. */
function isModifierUpdate(update: Doc): boolean {
  return (Object.keys(update)[0] ?? '').startsWith('$');
}

/** Compiles an update: operators, a whole replacement document, or an aggregation pipeline. */
export function compileUpdate(update: Doc | Value[], options: UpdateOptions = {}): Update {
  const filters = compileArrayFilters(options.arrayFilters ?? []);
  if (Array.isArray(update)) {
    refuseFilters(filters, 'arrayFilters may not be specified for pipeline-syle updates');
    return guarded('pipeline', compilePipelineUpdate(update, options.env ?? {}));
  }
  if (isModifierUpdate(update)) return guarded('modifiers', compileModifiers(update, filters));
  refuseFilters(filters, 'arrayFilters may not be specified for replacement-style updates');
  const odd = Object.keys(update).find((name) => name.startsWith('$'));
  if (odd !== undefined) {
    throw mongoError(
      52,
      `The dollar ($) prefixed field '${odd}' in '${odd}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  return guarded('replacement', (doc) => {
    const id = doc['_id'];
    return id === undefined || '_id' in update ? { ...update } : { _id: id, ...update };
  });
}

function refuseFilters(filters: ArrayFilters, message: string): void {
  if (filters.size > 0) throw mongoError(9, message);
}

/** Adds the check that an existing `_id` is not changed or removed. */
function guarded(
  kind: Update['kind'],
  apply: (doc: Doc, filter: Filter | undefined, insert: boolean) => Doc,
): Update {
  return {
    kind,
    apply(doc, filter, insert) {
      const result = apply(doc, filter, insert);
      const [before, after] = [doc['_id'], result['_id']];
      if (before !== undefined && (after === undefined || !sameId(before, after))) {
        throw mongoError(
          66,
          kind === 'modifiers'
            ? "Performing an update on the path '_id' would modify the immutable field '_id'"
            : `After applying the update, the (immutable) field '_id' was found to have been altered to ${describeField('_id', after)}`,
        );
      }
      if (Array.isArray(after)) throw mongoError(53, "The '_id' value cannot be of type array");
      return result;
    },
  };
}

function sameId(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0 && isDoc(a) === isDoc(b);
}
