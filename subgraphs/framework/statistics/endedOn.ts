import { addDays } from '../../../schema/policy/calendar';
import { chinaDate } from '../../../schema/policy/chinaDate';
import type { CreditRecord, RecordState } from '../records/record';

/** The fields of a row that `endedOn` reads; only list entries have the last one. */
export const ENDED_FIELDS = ['state', 'versions', 'expiresOn', 'removedOn'] as const;

type EndingRow = Pick<CreditRecord, 'state' | 'versions' | 'expiresOn'> & {
  readonly removedOn?: string | null;
};

const ENDED: ReadonlySet<RecordState> = new Set(['REPAIRED', 'REVOKED', 'EXPIRED']);

/**
 * The first day on which a record is no longer in force; null while no end is known. It is the
 * earliest of its removal from a list, the day after the last day on which it is valid, and the
 * decision to repair, revoke or end it.
 */
export function endedOn(row: EndingRow): string | null {
  const { removedOn, expiresOn, state } = row;
  let end = removedOn ?? null;
  if (expiresOn != null) end = earlier(end, addDays(expiresOn, 1));
  return ENDED.has(state) ? earlier(end, endOfState(row)) : end;
}

/** The day on which a record got its present state; corrections and freezing do not change it. */
function endOfState({ state, versions }: EndingRow): string | null {
  let first: EndingRow['versions'][number] | undefined;
  for (let index = versions.length - 1; index >= 0; index--) {
    const version = versions[index]!;
    if (version.state === state) first = version;
    else if (version.state !== 'FROZEN') break;
  }
  return first === undefined ? null : (first.decidedOn ?? chinaDate(first.changedAt));
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
