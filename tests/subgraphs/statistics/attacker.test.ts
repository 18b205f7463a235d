import { statisticsProtection, type StatisticsProtection } from '../../../schema/policy/statistics';
import type { CountedFact } from '../../../schema/statistics/facts';
import { Random } from '../../../seed/random';
import { Cube } from '../../../subgraphs/statistics/cube/Cube';
import type { Interval, Question } from '../../../subgraphs/statistics/cube/question';
import { protect } from '../../../subgraphs/statistics/protection/protect';
import { roundCount } from '../../../subgraphs/statistics/protection/round';
import { boundsOf, estimate, type Observation } from './support/attacker';
import { CELLS, cellsOf, district, EVERYTHING, VALUES } from './support/district';
import { observe } from './support/observe';

const POLICY = statisticsProtection('2026-01-01');
const EXACT: StatisticsProtection = { ...POLICY, base: 1, farther: 0 };
const NOTHING: StatisticsProtection = { ...EXACT, complement: false };

const RECORDS: Question = {
  of: ['Penalty'],
  measures: [{ kind: 'RECORDS' }],
  by: [],
  interval: 'NONE',
  filter: {},
  from: null,
  to: null,
  asOf: null,
  order: null,
  top: null,
};

const victim = district(3);
const small = [...victim.subjects.keys()].filter(
  (cell) => victim.subjects[cell]! > 0 && victim.subjects[cell]! < POLICY.threshold,
);
const share = (test: (cell: number) => boolean) => small.filter(test).length / small.length;
/** The best share without any question: the most frequent count is said of each cell. */
const PRIOR = Math.max(
  ...[1, 2, 3, 4].map((count) => share((cell) => victim.records[cell] === count)),
);

function attack(observations: readonly Observation[]) {
  const { least, most } = boundsOf(CELLS, observations);
  const rightBy = (of: readonly Observation[]) => {
    const guesses = estimate(CELLS, of);
    return share((cell) => Math.round(guesses[cell]!) === victim.records[cell]);
  };
  return {
    pinned: share((cell) => least[cell] === most[cell]),
    right: share((cell) => least[cell] === most[cell] && least[cell] === victim.records[cell]),
    guessed: Math.max(
      rightBy(observations),
      rightBy(observations.filter(({ parts }) => parts === 1)),
    ),
  };
}

/** Facts of subjects that have one record each. */
const records = (count: number, name: string, day: string, department: string): CountedFact[] =>
  Array.from({ length: count }, (_, i) => ({
    subject: `${name} ${i}`,
    weight: 1,
    fact: {
      kind: 'Penalty',
      day,
      endedOn: null,
      dimensions: { sourceDepartment: department },
      measures: {},
    },
  }));

describe('an attacker with 10,000 questions', () => {
  it('determines no small cell, and guesses them hardly better than without questions', async () => {
    const all = await observe(victim, [POLICY, EXACT, NOTHING], 10_000);
    const [full, exact, nothing] = all.map(attack);
    expect(small.length).toBeGreaterThan(100);
    expect(full!.pinned).toBe(0);
    expect(full!.guessed).toBeLessThan(PRIOR + 0.1);
    // Suppression of further cells protects even exact counts from these questions.
    expect(exact!.pinned).toBe(0);
    // The attack is strong enough to solve most cells that nothing but the threshold protects.
    expect(nothing!.right).toBeGreaterThan(0.5);
    expect(nothing!.right).toBe(nothing!.pinned);
  });

  it('learns nothing from differences of sets with and without a group', async () => {
    const random = new Random(5, 'differences', 0);
    // All sums are published, however many of their parts are suppressed.
    const policy = { ...POLICY, suppressedParts: 1 };
    const answerTo = async (filter: Question['filter']) => {
      const table = protect(await victim.cube.answer({ ...RECORDS, filter }), policy);
      return table.totals[0]?.values[0] ?? null;
    };
    // A department in a street, with a severity: all quarters together.
    const groups = Array.from({ length: 60 }, (_, i) => ({
      severity: [i % 3],
      sourceDepartment: [Math.floor(i / 3) % 5],
      street: [Math.floor(i / 15)],
    }));
    const truth = (chosen: Partial<typeof EVERYTHING>) =>
      cellsOf({ ...EVERYTHING, ...chosen }).reduce((sum, cell) => sum + victim.records[cell]!, 0);
    const targets = groups.filter((group) => truth(group) > 0 && truth(group) < POLICY.threshold);
    let pinned = 0;
    let pinnedWithoutParts = 0;
    let compared = 0;
    for (const group of targets) {
      const differences: number[] = [];
      const withoutParts: number[] = [];
      for (let i = 0; i < 400; i++) {
        const others = [0, 1, 2, 3, 4].filter(
          (department) => department !== group.sourceDepartment[0] && random.chance(0.6),
        );
        const streets = [0, 1, 2, 3].filter(
          (street) => street === group.street[0] || random.chance(0.5),
        );
        if (others.length === 0) continue;
        const filter = (departments: readonly number[], of: readonly number[]) => ({
          severity: [VALUES.severity[group.severity[0]!]!],
          sourceDepartment: departments.map((each) => VALUES.sourceDepartment[each]!),
          street: of.map((each) => VALUES.street[each]!),
        });
        const more = [...others, group.sourceDepartment[0]!];
        const larger = await answerTo(filter(more, group.street));
        const smaller = await answerTo(filter(others, group.street));
        if (larger !== null && smaller !== null) differences.push(larger - smaller);
        // The same attack on counts that are rounded as a whole.
        const chosen = { severity: group.severity, street: streets };
        const rest = truth({ ...chosen, sourceDepartment: others });
        withoutParts.push(
          roundCount(rest + truth(group), random.word(), POLICY) -
            roundCount(rest, random.word(), POLICY),
        );
      }
      const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
      compared += differences.length;
      expect(new Set(differences).size).toBeLessThanOrEqual(1);
      if (Math.round(mean(differences)) === truth(group)) pinned++;
      if (Math.round(mean(withoutParts)) === truth(group)) pinnedWithoutParts++;
    }
    expect(targets.length).toBeGreaterThan(10);
    expect(compared).toBeGreaterThan(1000);
    expect(pinned / targets.length).toBeLessThan(PRIOR);
    expect(pinnedWithoutParts / targets.length).toBeGreaterThan(0.8);
  });

  it('does not get from linked tables what suppression alone leaves open', async () => {
    const cube = new Cube();
    const departments = Array.from({ length: 60 }, (_, i) => `department ${i}`);
    departments.forEach((department, i) => {
      const facts = records(1 + (i % 4), `${department} small`, '2025-02-10', department);
      for (let month = 4; month <= 12; month++) {
        const day = `2025-${String(month).padStart(2, '0')}-10`;
        facts.push(...records(9 + ((i * month) % 7), `${department} ${month}`, day, department));
      }
      cube.append({ facts, subjects: [] });
    });
    // The first quarter is the year less the other months, each of which is large.
    const solve = async (policy: StatisticsProtection) => {
      const values = async (interval: Interval) => {
        const question = { ...RECORDS, by: ['sourceDepartment'], interval };
        return protect(await cube.answer(question), policy).rows;
      };
      const months = await values('MONTH');
      const years = await values('YEAR');
      return departments.filter((department, i) => {
        const sum = (rows: typeof months) =>
          rows
            .filter(({ key }) => key![0] === department)
            .reduce((total, each) => total + (each.values[0] ?? 0), 0);
        return sum(years) - sum(months) === 1 + (i % 4);
      }).length;
    };
    expect(await solve(EXACT)).toBe(departments.length);
    expect(await solve(POLICY)).toBeLessThan(departments.length / 4);
  });

  it('does not get a count by watching it grow, one record at a time', async () => {
    const watch = async (policy: StatisticsProtection) => {
      let pinned = 0;
      let candidates = 0;
      for (let i = 0; i < 60; i++) {
        const cube = new Cube();
        const count = 20 + (i % 5);
        cube.append({ facts: records(count, `first ${i}`, '2025-02-10', 'tax'), subjects: [] });
        let least = 0;
        let most = Infinity;
        for (let added = 0; added <= 30; added++) {
          const table = protect(await cube.answer(RECORDS), policy);
          const value = table.totals[0]!.values[0]!;
          least = Math.max(least, value - (policy.base - 1) - added);
          most = Math.min(most, value + (policy.base - 1) - added);
          const facts = records(1, `later ${i} ${added}`, '2025-02-11', 'tax');
          cube.append({ facts, subjects: [] });
        }
        if (least === most && least === count) pinned++;
        candidates += Math.max(0, most - least + 1);
      }
      return { pinned: pinned / 60, candidates: candidates / 60 };
    };
    expect(await watch(EXACT)).toEqual({ pinned: 1, candidates: 1 });
    const { pinned, candidates } = await watch(POLICY);
    expect(pinned).toBeLessThan(0.1);
    expect(candidates).toBeGreaterThan(3);
  });
});
