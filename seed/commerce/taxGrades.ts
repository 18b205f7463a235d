import type { TaxGradeLevel, TaxGradeRow } from '../../schema/generated/commerce.rows';
import { RESTRICTED_TAX_GRADES } from '../../subgraphs/commerce/TaxGrade';
import { disclosureOf } from '../../subgraphs/framework/records/restricted';
import { daysAfter } from '../days';
import type { Pass } from '../domain';
import { randomFor } from '../recordCount';
import type { Random } from '../random';
import type { SeedOrganization } from '../seedSubject';

const YEARS = 2;
const GRADES: readonly (readonly [TaxGradeLevel, number])[] = [
  ['A', 18],
  ['B', 52],
  ['M', 18],
  ['C', 7],
  ['D', 5],
];
const SCORES: Readonly<Record<TaxGradeLevel, readonly [number, number]>> = {
  A: [90, 100],
  B: [70, 89],
  M: [70, 89],
  C: [40, 69],
  D: [0, 39],
};

/**
 * The tax grades of an organisation for the last years; for the self-employed, evaluation is
 * voluntary.
 */
export function* taxGradesOf(
  { plan, records }: Pass,
  subject: SeedOrganization,
): Generator<TaxGradeRow> {
  const random = randomFor(plan, 'taxGrades', subject);
  if (subject.group === 'organ') return;
  if (subject.group === 'selfEmployed' && !random.chance(0.25)) return;
  for (const [year, decisionDate] of evaluations(plan.today)) {
    if (subject.since.slice(0, 4) >= String(year)) continue;
    const grade = subject.spotlight ? 'A' : random.weighted(GRADES);
    const common = records.next('tax_grades', subject, {
      category: 'EVALUATION',
      departmentId: 'taxation',
      title: '纳税缴费信用评价结果',
      series: '津河东税信评字',
      decisionDate,
      disclosure: disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson: false, grade }),
      never: ['REPAIRED', 'EXPIRED'],
    });
    yield { ...common, year, grade, score: score(random, grade) };
  }
}

/** The last evaluated years with the days of their decisions, in April of the following year. */
function evaluations(today: string): (readonly [year: number, decisionDate: string])[] {
  const thisYear = Number(today.slice(0, 4));
  const latest = `${thisYear}-04-24` < daysAfter(today, -10) ? thisYear - 1 : thisYear - 2;
  return Array.from({ length: YEARS }, (_, i) => {
    const year = latest - YEARS + 1 + i;
    return [year, `${year + 1}-04-24`] as const;
  });
}

/** Grade D is usually assigned directly, without points. */
function score(random: Random, grade: TaxGradeLevel): number | null {
  return grade === 'D' && random.chance(0.6) ? null : random.int(...SCORES[grade]);
}
