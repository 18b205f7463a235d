import { statisticsProtection } from '../../../schema/policy/statistics';
import type { CountedFact } from '../../../schema/statistics/facts';
import { Random } from '../../../seed/random';
import { Cube } from '../../../subgraphs/statistics/cube/Cube';
import type { Question } from '../../../subgraphs/statistics/cube/question';
import { protect } from '../../../subgraphs/statistics/protection/protect';
import { roundCount, roundSum, thresholdOf } from '../../../subgraphs/statistics/protection/round';
import { seriesOf, withYearBefore } from '../../../subgraphs/statistics/protection/series';

const POLICY = statisticsProtection('2026-01-01');
/** Suppression alone: the values that are published are exact. */
const EXACT = { ...POLICY, base: 1, farther: 0, thresholdSpread: 0 };

const QUESTION: Question = {
  of: ['Penalty'],
  measures: [{ kind: 'RECORDS' }],
  by: ['severity'],
  interval: 'NONE',
  filter: {},
  from: null,
  to: null,
  asOf: null,
  order: null,
  top: null,
};

let subjects = 0;
/** Records of as many subjects, each with the fine. */
const records = (
  count: number,
  dimensions: Record<string, string | string[]>,
  { day = '2025-01-01', fine = 100 } = {},
): CountedFact[] =>
  Array.from({ length: count }, () => ({
    subject: `subject ${subjects++}`,
    weight: 1,
    fact: { kind: 'Penalty', day, endedOn: null, dimensions, measures: { fine } },
  }));

const cubeOf = (...facts: CountedFact[][]) => {
  const cube = new Cube();
  cube.append({ facts: facts.flat(), subjects: [] });
  return cube;
};

async function ask(cube: Cube, question: Partial<Question> = {}, policy = EXACT) {
  const table = protect(await cube.answer({ ...QUESTION, ...question }), policy);
  const rows = table.rows.map(({ key, period, values }) =>
    [key === null ? 'OTHERS' : key.join(), period, ...values].filter((each) => each !== null || 0),
  );
  return { ...table, rows, full: table.rows };
}

describe('rounding', () => {
  const random = new Random(1, 'rounding', 0);
  const keys = Array.from({ length: 20_000 }, () => random.word());
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  it.each([20, 23, 49])('rounds %d to multiples of the base, right on average', (count) => {
    const rounded = keys.map((key) => roundCount(count, key, POLICY));
    expect(rounded.every((each) => each % POLICY.base === 0)).toBe(true);
    expect(Math.abs(mean(rounded) - count)).toBeLessThan(0.1);
    const near = rounded.filter((each) => Math.abs(each - count) < POLICY.base).length;
    expect(near / keys.length).toBeGreaterThan(1 - POLICY.farther - 0.01);
    expect(near).toBeLessThan(keys.length);
  });

  it('shows zero as zero, and nothing else', () => {
    expect(roundCount(0, 1, POLICY)).toBe(0);
    expect(keys.every((key) => roundCount(POLICY.threshold, key, POLICY) > 0)).toBe(true);
  });

  it('grows a count of an unchanged key by its base, at a place that the key decides', () => {
    const policy = { ...POLICY, farther: 0 };
    const places = keys.slice(0, 50).map((key) => {
      const values = [...Array(5).keys()].map((i) => roundCount(50 + i, key, policy));
      return values.lastIndexOf(50);
    });
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('rounds sums to the power of ten at or above the largest contribution', () => {
    const rounded = keys.map((key) => roundSum(12_345, 900, key));
    expect(new Set(rounded)).toEqual(new Set([12_000, 13_000]));
    expect(Math.abs(mean(rounded) - 12_345)).toBeLessThan(20);
    expect(roundSum(5000, 1000, 1) % 1000).toBe(0);
    expect(roundSum(0, 0, 1)).toBe(0);
  });

  it('has thresholds from that of the policy up to its spread', () => {
    expect(new Set(keys.map((key) => thresholdOf(key, POLICY)))).toEqual(new Set([5, 6, 7]));
  });
});

describe('suppression', () => {
  it('hides a cell with few subjects and the least other cell of its line', async () => {
    const cube = cubeOf(
      records(4, { severity: 'SERIOUS' }),
      records(30, { severity: 'MINOR' }),
      records(20, { severity: 'GENERAL' }),
    );
    const { rows, totals, suppressed } = await ask(cube);
    expect(rows).toEqual([['GENERAL'], ['MINOR', 30], ['SERIOUS']]);
    expect(totals[0]!.values).toEqual([54]);
    expect(suppressed).toEqual({ FEW_SUBJECTS: 1, COMPLEMENT: 1 });
  });

  it('counts subjects, not records', async () => {
    const [one] = records(1, { severity: 'MINOR' });
    const { rows } = await ask(cubeOf(Array.from({ length: 50 }, () => one!)));
    expect(rows).toEqual([['MINOR']]);
  });

  it('hides the total of few subjects', async () => {
    const { totals } = await ask(cubeOf(records(4, { severity: 'MINOR' })));
    expect(totals[0]!.values).toEqual([null]);
  });

  it('leaves no line of a table with one hidden cell', async () => {
    const random = new Random(3, 'lines', 0);
    const facts: CountedFact[][] = [];
    for (const severity of 'abcd')
      for (const state of 'wxyz')
        for (const month of ['01', '02', '03', '04', '05', '06'])
          facts.push(
            records(
              random.chance(0.1) ? random.int(1, 4) : random.int(5, 30),
              { severity, state },
              { day: `2025-${month}-01` },
            ),
          );
    const question = { by: ['severity', 'state'], interval: 'MONTH' as const };
    const { full, suppressed } = await ask(cubeOf(...facts), question);
    const lines = new Map<string, number>();
    for (const { key, period, values } of full) {
      if (values[0] !== null) continue;
      const month = Number(period!.slice(5));
      for (const line of [
        `* ${key![1]} ${period}`,
        `${key![0]} * ${period}`,
        `${key!.join()} quarter ${Math.ceil(month / 3)}`,
      ])
        lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    expect(suppressed.FEW_SUBJECTS).toBeGreaterThan(3);
    expect([...lines].filter(([, count]) => count === 1)).toEqual([]);
  });

  it('derives nothing from lists, whose values overlap', async () => {
    const cube = cubeOf(
      records(3, { severity: 'MINOR', classes: ['A'] }),
      records(10, { severity: 'MINOR', classes: ['B', 'C'] }),
    );
    const { rows, suppressed } = await ask(cube, { by: ['classes'] });
    expect(rows).toEqual([['A'], ['B', 10], ['C', 10]]);
    expect(suppressed).toEqual({ FEW_SUBJECTS: 1 });
    const both = await ask(cube, { by: [], filter: { classes: ['B', 'C'] } });
    expect(both.emptyTotals).toEqual([null]);
    expect(both.totals).toEqual([]);
  });

  it('hides a sum that one subject dominates, but not its count', async () => {
    const cube = cubeOf(
      records(9, { severity: 'MINOR' }, { fine: 10 }),
      records(1, { severity: 'MINOR' }, { fine: 1000 }),
      records(9, { severity: 'SERIOUS' }, { fine: 10 }),
      records(9, { severity: 'GENERAL' }, { fine: 20 }),
    );
    const measures = [{ kind: 'RECORDS' as const }, { sum: 'fine' }];
    const { full, suppressed } = await ask(cube, { measures });
    expect(full.map(({ key, values }) => [key![0], values[0], values[1] === null])).toEqual([
      ['GENERAL', 9, false],
      ['MINOR', 10, true],
      ['SERIOUS', 9, true],
    ]);
    expect(suppressed).toEqual({ DOMINANCE: 1, COMPLEMENT: 1 });
  });

  it('publishes a cell alike in its table, by a filter and in a longer series', async () => {
    const random = new Random(4, 'alike', 0);
    const facts = [...'abcdef'].flatMap((severity) =>
      ['2025-01-01', '2025-05-01'].map((day) => records(random.int(1, 40), { severity }, { day })),
    );
    const cube = cubeOf(...facts);
    const all = await ask(cube, { interval: 'YEAR' }, POLICY);
    for (const { key, values } of all.full) {
      const filter = { severity: key! };
      const one = await ask(cube, { interval: 'YEAR', filter, from: '2025-06-01' }, POLICY);
      expect(one.full.map((row) => row.values)).toEqual([values]);
      const byFilter = await ask(cube, { by: [], interval: 'YEAR', filter }, POLICY);
      expect(byFilter.full[0]!.values).toEqual(values);
    }
  });

  it('adds several values up from their published parts', async () => {
    const cube = cubeOf(...[...'abcdefgh'].map((severity) => records(23, { severity })));
    const { full } = await ask(cube, {}, POLICY);
    const sum = full.slice(0, 5).reduce((total, { values }) => total + values[0]!, 0);
    const filter = { severity: [...'abcde'] };
    expect((await ask(cube, { by: [], filter }, POLICY)).full[0]!.values).toEqual([sum]);
  });

  it('has no number of distinct subjects of sets that overlap', async () => {
    const cube = cubeOf(records(10, { severity: 'MINOR' }), records(10, { severity: 'GENERAL' }));
    const measures = [{ kind: 'SUBJECTS' as const }];
    const filter = { severity: ['MINOR', 'GENERAL'] };
    expect((await ask(cube, { measures, filter })).rows.length).toBe(2);
    expect((await ask(cube, { measures, filter, by: [] })).empty).toEqual([null]);
    const [from, to] = ['2025-01-01', '2025-02-01'];
    expect((await ask(cube, { measures, from, to })).empty).toEqual([null]);
  });
});

describe('order and series', () => {
  const cube = cubeOf(
    records(30, { severity: 'b' }, { day: '2025-01-01' }),
    records(20, { severity: 'c' }, { day: '2025-03-31' }),
    records(10, { severity: 'd' }, { day: '2025-03-01' }),
    records(50, { severity: 'a' }, { day: '2024-03-01' }),
    records(8, { severity: 'e' }, { day: '2024-03-01' }),
  );

  it('sorts by key or by a published measure', async () => {
    const keys = async (order: Question['order']) =>
      (await ask(cube, { order })).full.map(({ key }) => key![0]).join('');
    expect(await keys(null)).toBe('abcde');
    expect(await keys({ by: 'KEY', descending: true })).toBe('edcba');
    expect(await keys({ by: 0, descending: true })).toBe('abcde');
    expect(await keys({ by: 0, descending: false })).toBe('edcba');
  });

  it('combines all but the greatest in one row', async () => {
    expect((await ask(cube, { top: 2 })).rows).toEqual([
      ['a', 50],
      ['b', 30],
      ['OTHERS', 38],
    ]);
  });

  it('widens ranges to whole periods, and labels them', async () => {
    const question = { from: '2025-01-20', to: '2025-03-02', by: [] };
    const asked = async (interval: Question['interval']) =>
      (await ask(cube, { ...question, interval })).rows;
    expect(await asked('MONTH')).toEqual([
      ['', '2025-01', 30],
      ['', '2025-03', 30],
    ]);
    expect(await asked('QUARTER')).toEqual([['', '2025-Q1', 60]]);
    expect(await asked('YEAR')).toEqual([['', '2025', 60]]);
    expect(await asked('NONE')).toEqual([['', 60]]);
  });

  it('fills gaps with zero and compares with the period and the year before', async () => {
    const question: Question = {
      ...QUESTION,
      by: [],
      interval: 'MONTH',
      from: '2025-01-01',
      to: '2025-03-31',
    };
    const asked = await cube.answer(question);
    const wider = withYearBefore(question);
    expect(wider.from).toBe('2024-01-01');
    const table = protect(await cube.answer(wider), EXACT);
    expect(seriesOf(table, asked.periods!)).toEqual([
      {
        key: [],
        points: [
          { period: '2025-01', values: [30], previous: [0], previousYear: [0] },
          { period: '2025-02', values: [0], previous: [30], previousYear: [0] },
          { period: '2025-03', values: [30], previous: [0], previousYear: [58] },
        ],
      },
    ]);
  });
});
