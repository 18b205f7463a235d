import type { OrganizationRow } from '../../../../schema/generated/subjects.rows';
import { addTerm } from '../../../../schema/policy/calendar';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { publicityTermOf } from '../../../../schema/policy/registers';
import { isFilled, valueAt } from '../../../framework/quality/cells';
import { NO_COUNTS, type QualityCounts } from '../../../framework/quality/counts';
import { contradictionsOf } from './contradictions';
import type { Reports } from './reports';

/** A field of a registration whose completeness counts, and its path in the row. */
export interface RegistrationField {
  readonly name: string;
  readonly path: string;
}

export type MeasuredOrganization = Pick<
  OrganizationRow,
  '_id' | 'kind' | 'name' | 'uscc' | 'registration' | 'organizationContact'
> & { readonly frozen?: boolean; readonly registrationVersion?: number };

/**
 * The counts of the registration of one organisation.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function countsOf(
  fields: readonly RegistrationField[],
  row: MeasuredOrganization,
  { receivedAt, corrected, withdrawn }: Reports,
  today: string,
): QualityCounts {
  const filled = fields.filter(({ path }) => isFilled(valueAt(row, path)));
  const contradictions = contradictionsOf({ row, receivedAt, today });
  const timely = reportedInTime(row, receivedAt);
  // A registration is public with its report; only a frozen organisation is not shown.
  const due = row.frozen !== true;
  return {
    ...NO_COUNTS,
    records: 1,
    cells: fields.length,
    filled: filled.length,
    filledBy: Object.fromEntries(filled.map(({ name }) => [name, 1])),
    termed: Number(timely !== null),
    timely: Number(timely === true),
    contradictory: Number(contradictions.length > 0),
    contradictions: Object.fromEntries(contradictions.map((rule) => [rule, 1])),
    corrected: Number(corrected),
    revoked: Number(withdrawn),
    due: Number(due),
    published: Number(due),
    unpublished: due ? {} : { FROZEN: 1 },
    lastReceivedAt: receivedAt,
    lastDecisionDate: row.registration.approvedOn,
  };
}

/** Null where no term applies: to other registers, and to what no report has brought. */
function reportedInTime(
  { uscc, registration: { approvedOn } }: MeasuredOrganization,
  receivedAt: Date | null,
): boolean | null {
  const term = publicityTermOf(uscc, approvedOn);
  return receivedAt === null || term === undefined
    ? null
    : chinaDate(receivedAt) <= addTerm(approvedOn, term);
}
