import { chinaDate } from '../../../schema/policy/chinaDate';
import type { CreditRecord } from '../records/record';

/** The fields of a row that the rules read. */
export const CONTRADICTION_FIELDS = [
  'decisionDate',
  'publicityStart',
  'publicityEnd',
  'expiresOn',
  'basis',
  'provenance',
] as const satisfies readonly (keyof CreditRecord)[];

type Row = Pick<CreditRecord, (typeof CONTRADICTION_FIELDS)[number]>;

/** Values that the intake accepts one by one and that contradict each other, by rule. */
const RULES: Readonly<Record<string, (row: Row) => boolean>> = {
  DECIDED_AFTER_RECEIPT: ({ decisionDate, provenance }) =>
    decisionDate > chinaDate(provenance.receivedAt),
  PUBLISHED_BEFORE_DECISION: ({ publicityStart, decisionDate }) => publicityStart < decisionDate,
  PUBLICITY_ENDS_BEFORE_START: ({ publicityStart, publicityEnd }) =>
    publicityEnd !== null && publicityEnd < publicityStart,
  EXPIRED_BEFORE_DECISION: ({ expiresOn, decisionDate }) =>
    expiresOn !== null && expiresOn < decisionDate,
  BASIS_AFTER_DECISION: ({ basis, decisionDate }) => basis.date > decisionDate,
};

const CONTRADICTION_RULES: readonly string[] = Object.keys(RULES);

/** The names of the rules that a record breaks. */
export function contradictionsOf(row: Row): readonly string[] {
  return CONTRADICTION_RULES.filter((name) => RULES[name]!(row));
}
