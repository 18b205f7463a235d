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

const WHOLE: Question = {
  ...ALL,
  measures: MEASURES.slice(0, 1).concat(MEASURES.slice(2)),
  by: ['severity', 'street', 'KIND'],
  interval: 'YEAR',
  from: dayAt(0),
  to: dayAt(1500),
  asOf: dayAt(1000),
};

/** Everything that protection sees of each part, sorted. */
function contents(table: RawTable): string[] {
  return table.rows
    .flatMap(({ key, period, values }) =>
      values.map((parts) =>
        JSON.stringify([
          key,
          period,
          parts?.map(({ block, cell }) => [
            block.counts[cell],
            block.subjects[cell],
            block.keys[cell],
            Object.values(block.sums).map(({ sum, max, top }) => [sum[cell], max[cell], top[cell]]),
          ]),
        ]),
      ),
    )
    .sort();
}

describe('the cube', () => {
  it('answers as a full count of all facts does', async () => {
    const random = new Random(1, 'questions', 0);
    let compared = 0;
    const cube = new Cube();
    const population = new Population(1, 150);
    cube.append(population.page(600));
    for (let turn = 0; turn < 120; turn++) {
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
    expect(compared).toBeGreaterThan(3000);
  });

  it('has the same cells after corrections as if they had never been wrong', async () => {
    const population = new Population(2, 60);
    const changed = new Cube();
    for (let turn = 0; turn < 30; turn++) {
      changed.append(population.page(60));
      // Roll-ups that exist are caught up; those of the other cube are made at the end.
      await changed.answer(WHOLE);
    }
    const fresh = new Cube();
    fresh.append({
      facts: population.live.map((live) => ({ ...live, weight: 1 })),
      subjects: [...population.subjects].map(([subject, dimensions]) => ({ subject, dimensions })),
    });
    const cells = contents(await changed.answer(WHOLE));
    expect(cells.length).toBeGreaterThan(100);
    expect(cells).toEqual(contents(await fresh.answer(WHOLE)));
  });

  it('counts subjects again where they are after they moved', async () => {
    const cube = new Cube();
    const fact = { kind: 'Permit', day: '2025-01-01', endedOn: null, dimensions: {}, measures: {} };
    const at = (street: string) => [{ subject: 's', dimensions: { street } }];
    cube.append({ facts: [{ fact, subject: 's', weight: 1 }], subjects: at('A') });
    const question = { ...ALL, of: ['Permit'], by: ['street'] };
    const streets = async () => (await cube.answer(question)).rows.map(({ key }) => key[0]);
    expect(await streets()).toEqual(['A']);
    cube.append({ facts: [], subjects: at('B') });
    expect(await streets()).toEqual(['B']);
  });

  it('answers concurrent questions alike, with what was appended meanwhile', async () => {
    const cube = new Cube();
    const population = new Population(3, 500);
    cube.append(population.page(20_000));
    const answers = [cube.answer(WHOLE), cube.answer(WHOLE)];
    cube.append(population.page(100));
    const [first, second] = await Promise.all(answers);
    expect(contents(first!)).toEqual(contents(second!));
    expect(contents(first!)).toEqual(contents(await cube.answer(WHOLE)));
    const counted = countAll(population, WHOLE, { kind: 'RECORDS' }, WHOLE.by);
    expect(found(first!, first!.rows, 0)).toEqual(
      new Map([...counted].map(([name, { records }]) => [name, records])),
    );
  });

  it('returns the same table while nothing changes, and forgets all on reset', async () => {
    const cube = new Cube();
    cube.append(new Population(4, 50).page(100));
    expect(await cube.answer(ALL)).toBe(await cube.answer({ ...ALL }));
    cube.reset();
    expect(cube.size).toBe(0);
    expect((await cube.answer(ALL)).rows).toEqual([]);
  });

  it.each([
    [{ of: [] }, 'A question needs at least one kind.'],
    [{ measures: [] }, 'A question needs at least one measure.'],
    [{ by: ['a', 'b', 'c', 'd'] }, 'A table has at most 3 dimensions.'],
    [{ by: ['a', 'a'] }, 'A table has each dimension once.'],
    [{ from: '2025-02-01', to: '2025-01-01' }, '`from` must not be after `to`.'],
    [{ top: 0 }, '`top` must be at least 1.'],
    [{ measures: [{ kind: 'IN_FORCE' as const }] }, 'IN_FORCE needs `asOf`.'],
    [{ filter: { KIND: ['Permit'] } }, 'Choose kinds with `of`, not with a filter.'],
    [{ filter: { state: [] } }, 'The filter of `state` needs at least one value, each once.'],
  ])('refuses %j', async (wrong, message) => {
    await expect(new Cube().answer({ ...ALL, ...wrong })).rejects.toThrow(message);
  });
});
