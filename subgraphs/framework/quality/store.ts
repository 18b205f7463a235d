import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { Role, Viewer } from '../../../schema/viewer';
import { departmentLimit } from '../guard/departmentLimit';
import { ALL_MONTHS, type QualityMeasurement } from './model';
import { reportOf, scorecards, type QualityReport } from './report';

/** The arguments of `qualityOf<Domain>Records`; absent ones do not restrict. */
export interface QualityFilter {
  readonly department?: string | null;
  readonly kind?: string | null;
  readonly month?: string | null;
}

export interface QualityStore {
  /**
   * The reports that a filter selects, by department and kind. A steward receives those of the own
   * department only.
   * @throws BAD_USER_INPUT for an unknown kind or a malformed month
   */
  reports(filter: QualityFilter): Promise<QualityReport[]>;
  /** @throws BAD_USER_INPUT for a malformed month */
  scorecards(month: string): Promise<QualityReport[]>;
}

/** The stores that the resolvers of quality need. */
export interface WithQuality {
  readonly quality: QualityStore;
}

/** Officers compare departments, auditors oversee them. */
const READERS_OF_ALL: readonly Role[] = ['officer', 'auditor'];
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export function qualityStore(
  measurements: Model<QualityMeasurement>,
  fields: ReadonlyMap<string, readonly string[]>,
  viewer: Viewer,
): QualityStore {
  const find = (match: Readonly<Record<string, string>>) =>
    measurements.find(match).sort({ department: 1, kind: 1 }).lean<QualityMeasurement[]>().exec();

  return {
    async reports({ department, kind, month }) {
      if (kind != null && !fields.has(kind))
        throw creditError(
          'BAD_USER_INPUT',
          'The field kind must name a type of record of this subgraph.',
        );
      const limit = departmentLimit(viewer, department, READERS_OF_ALL);
      if (limit === undefined) return [];
      const found = await find({
        month: month == null ? ALL_MONTHS : checkedMonth(month),
        ...limit,
        ...(kind != null && { kind }),
      });
      return found.map((one) => reportOf(one, fields.get(one.kind) ?? []));
    },
    async scorecards(month) {
      const limit = departmentLimit(viewer, null, READERS_OF_ALL);
      return limit === undefined
        ? []
        : scorecards(await find({ month: checkedMonth(month), ...limit }));
    },
  };
}

function checkedMonth(month: string): string {
  if (!MONTH.test(month))
    throw creditError('BAD_USER_INPUT', 'The argument month must be a month, YYYY-MM.');
  return month;
}
