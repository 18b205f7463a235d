import type { CountedFact, SubjectFacts } from '../../../schema/statistics/facts';
import { dayNumber } from './days';
import { Dictionaries } from './dictionary';
import { FactColumns } from './factColumns';
import { planOf, type Plan, type PlanPart } from './plan';
import { checkQuestion, type Question } from './question';
import { periodsOf } from './range';
import type { RawTable, RawValue } from './rawTable';
import type { Rollup, RollupSpec } from './rollup';
import { Rollups } from './rollups';
import { SubjectTable } from './subjectTable';
import { Tables } from './tables';
import { tabulate } from './tabulate';

/** Facts and dimensions of subjects that arrived together. */
export interface FactPage {
  readonly facts: readonly CountedFact[];
  readonly subjects: readonly SubjectFacts[];
}

/** The facts of all records in memory, and the counts that were asked of them. */
export class Cube {
  #dictionaries = new Dictionaries();
  #subjectTable = new SubjectTable(this.#dictionaries);
  #facts = new Map<string, FactColumns>();
  #rollups = new Rollups(this.#facts, this.#subjectTable);
  #tables = new Tables();
  #bounds = { first: Infinity, last: -Infinity };

  /** Lines of facts. */
  get size(): number {
    let size = 0;
    for (const facts of this.#facts.values()) size += facts.length;
    return size;
  }

  /**
   * Adds a page. A removal must come after the addition that it cancels.
   * @throws RangeError for a day that is none, or a dimension with too many values
   */
  append({ facts, subjects }: FactPage): void {
    for (const subject of subjects) this.#subjectTable.set(subject);
    for (const counted of facts) {
      const { kind, day } = counted.fact;
      let columns = this.#facts.get(kind);
      if (columns === undefined) {
        columns = new FactColumns(kind, this.#dictionaries, this.#subjectTable);
        this.#facts.set(kind, columns);
      }
      columns.append(counted);
      const number = dayNumber(day);
      if (number < this.#bounds.first) this.#bounds.first = number;
      if (number > this.#bounds.last) this.#bounds.last = number;
    }
  }

  /** Forgets everything. Answers that are being made are of what was there. */
  reset(): void {
    this.#dictionaries = new Dictionaries();
    this.#subjectTable = new SubjectTable(this.#dictionaries);
    this.#facts = new Map();
    this.#rollups = new Rollups(this.#facts, this.#subjectTable);
    this.#tables = new Tables();
    this.#bounds = { first: Infinity, last: -Infinity };
  }

  /**
   * The unprotected answer, of all facts that were appended before it is returned. Only `protect`
   * may read it.
   * @throws RangeError for a question without an answer; see checkQuestion
   */
  async answer(question: Question): Promise<RawTable> {
    checkQuestion(question);
    const dictionaries = this.#dictionaries;
    const facts = this.#facts;
    const rollups = this.#rollups;
    const tables = this.#tables;
    const bounds = this.#bounds;
    if (facts.size === 0) {
      const empty = question.measures.map(() => []);
      return { question, periods: null, rows: [], empty, totals: [], emptyTotals: empty };
    }
    // Roll-ups in use stay, even if the cache has no room for all of them.
    const held = new Map<string, Rollup>();
    const rollupOf = (spec: RollupSpec): Rollup => {
      const name = JSON.stringify(spec);
      const known = held.get(name);
      if (known !== undefined && !known.isOutdated) return known;
      const rollup = rollups.get(spec);
      held.set(name, rollup);
      return rollup;
    };
    for (;;) {
      const plan = planOf(question, question.by, facts, bounds);
      const totals = planOf(question, [], facts, bounds);
      const behind = specsOf([plan, totals]).filter((spec) => rollupOf(spec).isBehind);
      if (behind.length === 0) {
        const blockOf = ({ spec }: PlanPart) => rollupOf(spec).block;
        const blocks = specsOf([plan, totals]).map((spec) => rollupOf(spec).block);
        return tables.get(question, blocks, () => ({
          question,
          periods: periodsOf(question, bounds),
          rows: tabulate(question, question.by, plan, blockOf, dictionaries),
          empty: emptyOf(plan),
          totals: tabulate(question, [], totals, blockOf, dictionaries),
          emptyTotals: emptyOf(totals),
        }));
      }
      for (const spec of behind) {
        const rollup = rollupOf(spec);
        await rollup.catchUp();
        rollups.measure(spec, rollup);
      }
    }
  }
}

function specsOf(plans: readonly Plan[]): RollupSpec[] {
  return plans.flatMap((plan) => plan.flatMap((parts) => (parts ?? []).map(({ spec }) => spec)));
}

function emptyOf(plan: Plan): RawValue[] {
  return plan.map((parts) => parts && []);
}
