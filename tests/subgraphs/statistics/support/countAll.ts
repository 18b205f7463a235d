import type { Question } from '../../../../subgraphs/statistics/cube/question';
import type { LiveFact, Population } from './population';

/** What a full count of all facts finds for a measure. */
export interface Counted {
  records: number;
  subjects: number;
  sum: number;
  max: number;
  top: number;
}

const label = (interval: Question['interval'], day: string) => {
  if (interval === 'NONE') return '';
  if (interval === 'YEAR') return day.slice(0, 4);
  if (interval === 'MONTH') return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};

/** The rows of one measure by key and period, counted anew: an independent oracle of the cube. */
export function countAll(
  population: Population,
  question: Question,
  measure: Question['measures'][number],
  by: readonly string[],
): Map<string, Counted> {
  const found = new Map<string, LiveFact[]>();
  for (const live of population.live) {
    const { fact, subject } = live;
    if (!question.of.includes(fact.kind)) continue;
    const valuesOf = (name: string): (string | null)[] => {
      if (name === 'KIND') return [fact.kind];
      const own = fact.dimensions[name];
      if (own === undefined) return [population.subjects.get(subject)?.[name] ?? null];
      if (Array.isArray(own)) return own.length === 0 ? [null] : own;
      return [own];
    };
    const passes = Object.entries(question.filter).every(([name, allowed]) =>
      valuesOf(name).some((value) => allowed.includes(value)),
    );
    if (!passes) continue;
    for (const period of periods(live, question, measure))
      for (const key of keys(by, valuesOf, question.filter)) {
        const name = JSON.stringify([key, period]);
        const facts = found.get(name);
        if (facts === undefined) found.set(name, [live]);
        else facts.push(live);
      }
  }
  const sum = 'sum' in measure ? measure.sum : '';
  return new Map([...found].map(([name, facts]) => [name, summary(facts, sum)]));
}

function periods({ fact }: LiveFact, question: Question, measure: Question['measures'][number]) {
  const { interval, from, to } = question;
  if ('kind' in measure && measure.kind === 'IN_FORCE') {
    return daysInForce(question)
      .filter(([, day]) => fact.day <= day && (fact.endedOn === null || day < fact.endedOn))
      .map(([period]) => period);
  }
  const day = 'kind' in measure && measure.kind === 'ENDED' ? fact.endedOn : fact.day;
  if (day === null) return [];
  const grain = interval === 'NONE' ? 'MONTH' : interval;
  const at = label(grain, day);
  if (from !== null && at < label(grain, from)) return [];
  if (to !== null && at > label(grain, to)) return [];
  return [label(interval, day)];
}

const daysByQuestion = new WeakMap<Question, [period: string, day: string][]>();

/** The last day of each period, and no later than `asOf`. */
function daysInForce(question: Question): [period: string, day: string][] {
  const known = daysByQuestion.get(question);
  if (known !== undefined) return known;
  const { interval, from, to, asOf } = question;
  const lastDays = new Map<string, string>();
  if (interval === 'NONE') lastDays.set('', asOf!);
  else
    for (let at = new Date(`${from!.slice(0, 4)}-01-01T00:00:00Z`); ;) {
      const day = at.toISOString().slice(0, 10);
      const period = label(interval, day);
      if (period > label(interval, to!) || day > asOf!) break;
      if (period >= label(interval, from!)) lastDays.set(period, day);
      at.setUTCDate(at.getUTCDate() + 1);
    }
  daysByQuestion.set(question, [...lastDays]);
  return [...lastDays];
}

function keys(
  by: readonly string[],
  valuesOf: (name: string) => (string | null)[],
  filter: Question['filter'],
): (string | null)[][] {
  return by.reduce<(string | null)[][]>(
    (all, name) => {
      const values = valuesOf(name).filter((value) => filter[name]?.includes(value) ?? true);
      return all.flatMap((key) => values.map((value) => [...key, value]));
    },
    [[]],
  );
}

function summary(facts: readonly LiveFact[], measure: string): Counted {
  const bySubject = new Map<string, number>();
  let max = 0;
  for (const { fact, subject } of facts) {
    const value = fact.measures[measure] ?? 0;
    bySubject.set(subject, (bySubject.get(subject) ?? 0) + value);
    max = Math.max(max, value);
  }
  const sums = [...bySubject.values()];
  return {
    records: facts.length,
    subjects: sums.length,
    sum: sums.reduce((a, b) => a + b, 0),
    max,
    top: Math.max(...sums),
  };
}
