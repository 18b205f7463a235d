import type { StatisticsProtection } from '../../../schema/policy/statistics';
import type { Block } from '../cube/block';
import { isDistinct, type Measure } from '../cube/question';
import { complement } from './complement';
import type { Reason } from './reason';
import { roundCount, roundSum, thresholdOf } from './round';

/** What is published of each cell of a block: a value, or the reason for none. */
export interface Verdict {
  readonly values: Float64Array;
  readonly reasons: readonly (Reason | undefined)[];
}

const verdicts = new WeakMap<Block, Decided[]>();

interface Decided {
  readonly name: string;
  readonly policy: StatisticsProtection;
  readonly verdict: Verdict;
}

/** The verdict on a block, decided once for all questions. */
export function verdictOn(block: Block, measure: Measure, policy: StatisticsProtection): Verdict {
  let ofBlock = verdicts.get(block);
  if (ofBlock === undefined) verdicts.set(block, (ofBlock = []));
  // A sum has the name of a field, which no kind of count has: these are in capitals.
  const name = 'sum' in measure ? measure.sum : measure.kind;
  for (const each of ofBlock) if (each.name === name && each.policy === policy) return each.verdict;
  const verdict = decide(block, measure, policy);
  ofBlock.push({ name, policy, verdict });
  return verdict;
}

function decide(block: Block, measure: Measure, policy: StatisticsProtection): Verdict {
  const { size, keys } = block;
  const sums = 'sum' in measure ? block.sums[measure.sum] : undefined;
  if ('sum' in measure && sums === undefined) return nothing(size);
  const exact = sums?.sum ?? (isDistinct(measure) ? block.subjects : block.counts);
  const reasons = new Array<Reason | undefined>(size).fill(undefined);
  for (let cell = 0; cell < size; cell++) {
    if (block.counts[cell]! <= 0) continue;
    if (block.subjects[cell]! < thresholdOf(keys[cell]!, policy)) reasons[cell] = 'FEW_SUBJECTS';
    else if (sums !== undefined && sums.top[cell]! > policy.dominance * sums.sum[cell]!)
      reasons[cell] = 'DOMINANCE';
  }
  // The count that protects a count must be one that adds up.
  if (policy.complement) complement(block, isDistinct(measure) ? block.counts : exact, reasons);
  const values = new Float64Array(size);
  for (let cell = 0; cell < size; cell++)
    if (reasons[cell] === undefined && block.counts[cell]! > 0)
      values[cell] =
        sums === undefined
          ? roundCount(exact[cell]!, keys[cell]!, policy)
          : roundSum(exact[cell]!, sums.max[cell]!, keys[cell]!);
  return { values, reasons };
}

/** A kind without the measure has a sum of zero. */
function nothing(size: number): Verdict {
  return { values: new Float64Array(size), reasons: [] };
}
