import type { RowFault } from '../target';
import { fault } from './faults';
import type { ParsedRow } from './parsedRow';

/** Days that something has happened on. */
const PAST =
  /^(?:decisionDate|basis\.date|(?:filed|published|issued|lifted|removed|terminated|assessed)On)$/;

/** Pairs of days of which the first is not after the second. */
const ORDERS: readonly (readonly [from: string, to: string])[] = [
  ['decisionDate', 'publicityEnd'],
  ['decisionDate', 'expiresOn'],
  ['decisionDate', 'validTo'],
  ['decisionDate', 'effectEndsOn'],
  ['decisionDate', 'removedOn'],
  ['validFrom', 'validTo'],
  ['suspendedFrom', 'suspendedUntil'],
  ['filedOn', 'publishedOn'],
  ['filedOn', 'terminatedOn'],
  ['issuedOn', 'liftedOn'],
];

/** The dates of a row that are in the future or contradict each other. */
export function dateFaults({ values, columns }: ParsedRow, today: string): RowFault[] {
  const faults: RowFault[] = [];
  for (const [meaning, column] of columns) {
    const date = values[meaning];
    if (PAST.test(meaning) && typeof date === 'string' && date > today)
      faults.push(fault('FUTURE', column));
  }
  for (const [from, to] of ORDERS) {
    const [first, last] = [values[from], values[to]];
    if (typeof first !== 'string' || typeof last !== 'string' || first <= last) continue;
    faults.push(fault('ORDER', columns.get(to)!, { other: columns.get(from)!.heading }));
  }
  return faults;
}
