import { Double, Int32 } from 'bson';
import { replyNumber } from '../values/replyNumber';
import type { Doc } from '../values/types';
import type { Plan } from './plan';

/** What a plan read, for executionStats. */
export interface Examined {
  returned: number;
  keys: number;
  documents: number;
  milliseconds: number;
}

/** The plan as MongoDB's explain shows it: nested stages, the innermost reads. */
export function explainPlan(
  plan: Plan | undefined,
  shape: { sort?: Doc; limit?: number; skip?: number; projected?: boolean; counts?: boolean },
): Doc {
  let stage: Doc;
  if (!plan) stage = { stage: 'RECORD_STORE_FAST_COUNT' };
  else if (plan.branches) {
    const inputStages = plan.branches.map((branch) => explainPlan(branch, {}));
    stage = { stage: 'SUBPLAN', inputStage: { stage: 'OR', inputStages } };
  } else if (plan.scan)
    stage = { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  else {
    const { index } = plan;
    const entries: Doc = {
      stage: shape.counts && plan.exact ? 'COUNT_SCAN' : 'IXSCAN',
      keyPattern: index.spec.key ?? null,
      indexName: index.name,
      isMultiKey: index.multikey.includes(true),
      isUnique: index.unique,
      isSparse: index.sparse,
      isPartial: index.partial !== undefined,
      direction: plan.reverse ? 'backward' : 'forward',
      indexBounds: Object.fromEntries(
        index.paths.map((path, i) => [
          path,
          plan.bounds[i]?.intervals.map(({ label }) => label) ?? ['[MinKey, MaxKey]'],
        ]),
      ),
    };
    const merged: Doc = plan.merged ? { stage: 'SORT_MERGE', inputStage: entries } : entries;
    stage = shape.counts && plan.exact ? merged : { stage: 'FETCH', inputStage: merged };
  }
  if (shape.sort && plan && !plan.sorted) {
    stage = { stage: 'SORT', sortPattern: shape.sort, inputStage: stage };
  }
  if (shape.counts) return { stage: 'COUNT', inputStage: stage };
  if (shape.skip) stage = { stage: 'SKIP', skipAmount: new Int32(shape.skip), inputStage: stage };
  if (shape.limit)
    stage = { stage: 'LIMIT', limitAmount: new Int32(shape.limit), inputStage: stage };
  return shape.projected ? { stage: 'PROJECTION_DEFAULT', inputStage: stage } : stage;
}

export function explainStats({ returned, keys, documents, milliseconds }: Examined): Doc {
  return {
    executionSuccess: true,
    nReturned: replyNumber(returned),
    executionTimeMillis: new Double(Math.round(milliseconds)),
    totalKeysExamined: replyNumber(keys),
    totalDocsExamined: replyNumber(documents),
  };
}
