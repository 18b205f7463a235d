import { Random } from '../../../seed/random';
import { Cube } from '../../../subgraphs/statistics/cube/Cube';
import { periodLabel } from '../../../subgraphs/statistics/cube/periods';
import type { Interval, Measure, Question } from '../../../subgraphs/statistics/cube/question';
import type { RawRow, RawTable } from '../../../subgraphs/statistics/cube/rawTable';
import { countAll, type Counted } from './support/countAll';
import { dayAt, Population } from './support/population';

const ALL: Question = {
  of: ['Penalty', 'Permit'],
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

/** The sum of the parts of a measure by key and period, as countAll gives it. */
function found(table: RawTable, rows: readonly RawRow[], measure: number): Map<string, number> {
  const result = new Map<string, number>();
  const kind = table.question.measures[measure]!;
  const { interval } = table.question;
  for (const { key, period, values } of rows) {
    const parts = values[measure]!;
    if (parts === null) continue;
    const sum = parts.reduce((total, { block, cell }) => {
      if ('sum' in kind) return total + (block.sums[kind.sum]?.sum[cell] ?? 0);
      return total + (kind.kind === 'SUBJECTS' ? block.subjects : block.counts)[cell]!;
    }, 0);
    const label = interval === 'NONE' ? '' : periodLabel(interval, period);
    if (parts.length > 0) result.set(JSON.stringify([key, label]), sum);
  }
  return result;
}

function expected(counted: Map<string, Counted>, measure: Measure): Map<string, number> {
  const value = (each: Counted) => {
    if ('sum' in measure) return each.sum;
    return measure.kind === 'SUBJECTS' ? each.subjects : each.records;
  };
  return new Map([...counted].map(([name, each]) => [name, value(each)]));
}

const MEASURES: readonly Measure[] = [
  { kind: 'RECORDS' },
  { kind: 'ENDED' },
  { kind: 'IN_FORCE' },
  { kind: 'SUBJECTS' },
  { sum: 'fine' },
];
const DIMENSIONS = ['state', 'severity', 'penaltyClasses', 'street', 'legalType', 'KIND'];
const VALUES: Record<string, (string | null)[]> = {
  state: ['ACTIVE', 'REPAIRED', 'UNHEARD_OF'],
  severity: ['MINOR', null, 'SERIOUS'],
  penaltyClasses: ['FINE', 'WARNING'],
  street: ['A', 'B', 'C', null],
  legalType: ['COMPANY'],
};

function randomQuestion(random: Random): Question {
  const by = DIMENSIONS.filter(() => random.chance(0.3)).slice(0, 3);
  const filter: Record<string, (string | null)[]> = {};
  for (const [name, values] of Object.entries(VALUES))
    if (random.chance(0.25)) filter[name] = values.slice(0, random.int(1, values.length));
  const interval = random.pick<Interval>(['NONE', 'MONTH', 'QUARTER', 'YEAR']);
  const hasRange = interval !== 'NONE' || random.chance(0.5);
  const start = random.int(0, 800);
  return {
    ...ALL,
    of: random.pick([['Penalty'], ['Permit'], ['Penalty', 'Permit']]),
    measures: MEASURES,
    by,
    interval,
    filter,
    from: hasRange ? dayAt(start) : null,
    to: hasRange ? dayAt(start + random.int(0, 700)) : null,
    asOf: dayAt(random.int(0, 1500)),
  };
}

describe('the cube', () => {
  it('answers as a full count of all facts does', async () => {
    const random = new Random(1, 'questions', 0);
    let compared = 0;
    const cube = new Cube();
    const population = new Population(1, 150);
    cube.append(population.page(600));
    for (let turn = 0; turn < 400; turn++) {
      if (turn % 5 === 4) cube.append(population.page(random.int(1, 40)));
      const question = randomQuestion(random);
      const table = await cube.answer(question);
      for (const [i, measure] of MEASURES.entries()) {
        const context = JSON.stringify({ measure, question });
        for (const [rows, by, empty] of [
          [table.rows, question.by, table.empty],
          [table.totals, [], table.emptyTotals],
        ] as const) {
          if (empty[i] === null) continue;
          const counted = expected(countAll(population, question, measure, by), measure);
          expect({ context, found: Object.fromEntries([...found(table, rows, i)].sort()) }).toEqual(
            { context, found: Object.fromEntries([...counted].sort()) },
          );
          compared += counted.size;
        }
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
