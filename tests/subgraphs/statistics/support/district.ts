import { Random } from '../../../../seed/random';
import type { CountedFact } from '../../../../schema/statistics/facts';
import { Cube } from '../../../../subgraphs/statistics/cube/Cube';
import type { Question } from '../../../../subgraphs/statistics/cube/question';

/** The dimensions of the district under attack; the quarters of 2025 are the fourth. */
export const VALUES = {
  severity: ['MINOR', 'GENERAL', 'SERIOUS'],
  sourceDepartment: ['tax', 'market', 'health', 'fire', 'labour'],
  street: ['A', 'B', 'C', 'D'],
  quarter: ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'],
} as const;
export type Dimension = keyof typeof VALUES;
export const DIMENSIONS = Object.keys(VALUES) as Dimension[];
export const CELLS = DIMENSIONS.reduce((product, name) => product * VALUES[name].length, 1);

export type Chosen = Readonly<Record<Dimension, readonly number[]>>;
export const EVERYTHING = Object.fromEntries(
  DIMENSIONS.map((name) => [name, VALUES[name].map((_, i) => i)]),
) as unknown as Chosen;

/** The numbers of the cells with one of the chosen values in each dimension. */
export const cellsOf = (chosen: Chosen) =>
  DIMENSIONS.reduce(
    (cells, name) =>
      cells.flatMap((cell) => chosen[name].map((i) => cell * VALUES[name].length + i)),
    [0],
  );

export interface District {
  readonly cube: Cube;
  /** True records and subjects by cell. */
  readonly records: readonly number[];
  readonly subjects: readonly number[];
}

export function district(seed: number): District {
  const random = new Random(seed, 'district', 0);
  const records = new Array<number>(CELLS).fill(0);
  const subjects = Array.from({ length: CELLS }, () => new Set<string>());
  const facts: CountedFact[] = [];
  const streets = new Map<string, number>();
  for (let i = 0; i < 900; i++) {
    const subject = `subject ${random.int(1, 400)}`;
    if (!streets.has(subject)) streets.set(subject, random.int(0, random.int(0, 3)));
    const at = {
      severity: random.int(0, random.int(0, 2)),
      sourceDepartment: random.int(0, random.int(0, 4)),
      street: streets.get(subject)!,
      quarter: random.int(0, 3),
    };
    const cell = DIMENSIONS.reduce((sum, name) => sum * VALUES[name].length + at[name], 0);
    records[cell]!++;
    subjects[cell]!.add(subject);
    const month = String(at.quarter * 3 + random.int(1, 3)).padStart(2, '0');
    const dimensions = {
      severity: VALUES.severity[at.severity]!,
      sourceDepartment: VALUES.sourceDepartment[at.sourceDepartment]!,
    };
    const fact = {
      kind: 'Penalty',
      day: `2025-${month}-15`,
      endedOn: null,
      dimensions,
      measures: {},
    };
    facts.push({ fact, subject, weight: 1 });
  }
  const cube = new Cube();
  const streetOf = [...streets].map(([subject, i]) => ({
    subject,
    dimensions: { street: VALUES.street[i]! },
  }));
  cube.append({ facts, subjects: streetOf });
  return { cube, records, subjects: subjects.map((each) => each.size) };
}

/** Cross tables with nested filters and ranges: sets with and without a group among them. */
export function randomQuestion(random: Random): { question: Question; chosen: Chosen } {
  const subset = (name: Dimension) => {
    const size = VALUES[name].length;
    if (random.chance(0.4)) return EVERYTHING[name];
    if (random.chance(0.4)) return [random.int(0, size - 1)];
    const some = EVERYTHING[name].filter(() => random.chance(0.7));
    return some.length === 0 ? EVERYTHING[name] : some;
  };
  const first = random.int(0, 3);
  const last = random.int(first, 3);
  const chosen = {
    severity: subset('severity'),
    sourceDepartment: subset('sourceDepartment'),
    street: subset('street'),
    quarter: EVERYTHING.quarter.slice(first, last + 1),
  };
  const filter: Record<string, string[]> = {};
  for (const name of DIMENSIONS)
    if (name !== 'quarter' && chosen[name].length < VALUES[name].length)
      filter[name] = chosen[name].map((i) => VALUES[name][i]!);
  const isAll = first === 0 && last === 3;
  const question: Question = {
    of: ['Penalty'],
    measures: [{ kind: 'RECORDS' }],
    by: DIMENSIONS.filter((name) => name !== 'quarter' && random.chance(0.5)),
    interval: random.pick(['NONE', 'QUARTER', 'YEAR'] as const),
    filter,
    from: isAll ? null : `2025-${String(first * 3 + 1).padStart(2, '0')}-01`,
    to: isAll ? null : `2025-${String(last * 3 + 3).padStart(2, '0')}-01`,
    asOf: null,
    order: null,
    top: null,
  };
  // Ranges are widened to whole years.
  return {
    question,
    chosen: question.interval === 'YEAR' ? { ...chosen, quarter: EVERYTHING.quarter } : chosen,
  };
}
