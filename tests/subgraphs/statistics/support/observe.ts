import type { StatisticsProtection } from '../../../../schema/policy/statistics';
import { Random } from '../../../../seed/random';
import { protect } from '../../../../subgraphs/statistics/protection/protect';
import type { Observation } from './attacker';
import {
  cellsOf,
  DIMENSIONS,
  randomQuestion,
  VALUES,
  type Chosen,
  type Dimension,
  type District,
} from './district';

/** What the answers to many questions say of the cells, under each of the policies. */
export async function observe(
  { cube }: District,
  policies: readonly StatisticsProtection[],
  questions: number,
): Promise<Observation[][]> {
  const random = new Random(7, 'attacker', 0);
  const found = policies.map(() => new Map<string, Observation>());
  for (let i = 0; i < questions; i++) {
    const { question, chosen } = randomQuestion(random);
    const raw = await cube.answer(question);
    policies.forEach((policy, p) => {
      const table = protect(raw, policy);
      for (const { key, period, values } of table.rows) {
        const at: Record<string, readonly number[]> = { ...chosen };
        question.by.forEach((name, d) => {
          at[name] = [(VALUES[name as Dimension] as readonly string[]).indexOf(key![d]!)];
        });
        if (question.interval === 'QUARTER')
          at.quarter = [(VALUES.quarter as readonly string[]).indexOf(period!)];
        const observation = observationOf(at as unknown as Chosen, values[0]!, policy);
        found[p]!.set(observation.name, observation);
      }
    });
  }
  return found.map((each) => [...each.values()]);
}

/** The bounds that rounding leaves; of a value in parts, all parts are rounded or stand-ins. */
function observationOf(chosen: Chosen, value: number | null, policy: StatisticsProtection) {
  const cells = cellsOf(chosen);
  const parts = DIMENSIONS.reduce((product, name) => {
    const size = chosen[name].length;
    return size === VALUES[name].length ? product : product * size;
  }, 1);
  const noise = policy.base - 1;
  const isZero = value === 0 && parts === 1;
  return {
    name: cells.join(),
    cells,
    parts,
    published: value ?? (cells.length === 1 ? 2 : null),
    least: value === null ? 1 : parts > 1 ? 0 : Math.max(0, value - noise),
    most: value === null || parts > 1 ? Infinity : isZero ? 0 : value + noise,
  };
}
