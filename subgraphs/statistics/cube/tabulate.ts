import type { Block } from './block';
import type { Dictionaries } from './dictionary';
import type { Plan, PlanPart } from './plan';
import { KIND, type Question } from './question';
import type { RawPart, RawRow } from './rawTable';

/** A row that is being made. */
interface OpenRow {
  readonly key: (string | null)[];
  readonly period: number;
  readonly values: (RawPart[] | null)[];
}

/** The rows of a table, from the cells of the blocks of its plan. */
export function tabulate(
  question: Question,
  by: readonly string[],
  plan: Plan,
  blockOf: (part: PlanPart) => Block,
  dictionaries: Dictionaries,
): RawRow[] {
  const rows = new Map<string, OpenRow>();
  plan.forEach((parts, measure) =>
    parts?.forEach((part) => {
      const { dimensions, kinds } = part.spec;
      const block = blockOf(part);
      const allowed = dimensions.map((name) => allowedCodes(question, name, dictionaries));
      const places = by.map((name) => dimensions.indexOf(name));
      const width = dimensions.length;
      const kind = by.includes(KIND) ? kinds[0]! : '';
      for (let cell = 0; cell < block.size; cell++) {
        const period = part.periods === null ? 0 : part.periods.get(block.periods[cell]!);
        if (period === undefined || block.counts[cell]! <= 0) continue;
        const start = cell * width;
        if (allowed.some((codes, i) => codes !== null && !codes.has(block.codes[start + i]!)))
          continue;
        let name = `${kind}|${period}`;
        for (const place of places) if (place >= 0) name += `|${block.codes[start + place]!}`;
        let row = rows.get(name);
        if (row === undefined) {
          const key = by.map((dimension, i) =>
            dimension === KIND
              ? kind
              : dictionaries.of(dimension).valueOf(block.codes[start + places[i]!]!),
          );
          rows.set(name, (row = { key, period, values: plan.map((each) => each && []) }));
        }
        row.values[measure]!.push({ block, cell });
      }
    }),
  );
  return [...rows.values()];
}

function allowedCodes(
  { filter }: Question,
  dimension: string,
  dictionaries: Dictionaries,
): ReadonlySet<number> | null {
  const values = filter[dimension];
  if (values === undefined) return null;
  const codes = values.map((value) => dictionaries.of(dimension).find(value));
  return new Set(codes.filter((code) => code !== undefined));
}
