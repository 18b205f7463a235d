import { chinaDate } from '../../../schema/policy/chinaDate';
import { addCounts, NO_COUNTS, type QualityCounts } from './counts';
import { ALL_MONTHS, type QualityMeasurement } from './model';
import type { MeasuredOf } from './source';

/** Sums of counts by month of receipt, department and kind. */
export class QualitySums {
  /** The months that are summed, besides all of them together. */
  readonly months: readonly string[];
  readonly #sums = new Map<string, QualityCounts>();

  constructor(months: readonly string[]) {
    this.months = months;
  }

  add(of: MeasuredOf, counts: QualityCounts): void {
    this.#addTo(ALL_MONTHS, of, counts);
    if (of.receivedAt === null) return;
    const month = chinaDate(of.receivedAt).slice(0, 7);
    if (this.months.includes(month)) this.#addTo(month, of, counts);
  }

  #addTo(
    month: string,
    { department, kind }: { department: string; kind: string },
    counts: QualityCounts,
  ): void {
    const id = `${month}/${department}/${kind}`;
    this.#sums.set(id, addCounts(this.#sums.get(id) ?? NO_COUNTS, counts));
  }

  measurements(measuredAt: Date): QualityMeasurement[] {
    return [...this.#sums].map(([_id, counts]) => {
      const [month, department, kind] = _id.split('/') as [string, string, string];
      return { _id, month, department, kind, counts, measuredAt };
    });
  }
}
