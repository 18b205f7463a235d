import type { Basis } from '../../../schema/authority';
import { subjectPseudonym, type LogKeys } from '../../../schema/log/logKeys';
import type { Order } from '../../kit/page/order';
import type { PageArgs } from '../../kit/page/page';

/** Newest first; the index in the log makes it total. */
export const NEWEST: Order = [
  ['at', -1],
  ['_id', -1],
];

/** What a person may ask of the accesses to their own information. */
export interface HistoryArgs extends PageArgs {
  readonly from?: Date | null;
  readonly to?: Date | null;
  /** Unified social credit code, or the id of a department. */
  readonly organization?: string | null;
}

/** What auditors search by; all must hold. */
export interface DisclosureFilter {
  readonly actor?: string | null;
  readonly organization?: string | null;
  readonly department?: string | null;
  readonly purpose?: string | null;
  readonly subjectId?: string | null;
  readonly basis?: Basis | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly alert?: boolean | null;
}

type Filter = Record<string, unknown>;

/** The entries of a subject that the subject may see at a moment: of covert cases not before their release. */
export function historyFilter(
  keys: LogKeys,
  subjectId: string,
  { from, to, organization }: HistoryArgs,
  now: Date,
): Filter {
  return {
    subject: subjectPseudonym(keys, subjectId),
    ...between(from, to),
    release: { $not: { $gt: now.getTime() } },
    ...(organization != null && { $or: [{ organization }, { department: organization }] }),
  };
}

/** The entries that meet an auditor's conditions. */
export function searchFilter(keys: LogKeys, filter: DisclosureFilter): Filter {
  const { actor, organization, department, purpose, subjectId, basis, from, to, alert } = filter;
  return {
    ...(subjectId != null && { subject: subjectPseudonym(keys, subjectId) }),
    ...(actor != null && { actor }),
    ...(organization != null && { organization }),
    ...(department != null && { department }),
    ...(purpose != null && { purpose }),
    ...(basis != null && { basis }),
    // An emergency always alerts, and nothing else does; so there is an index to use.
    ...((alert === true || basis === 'EMERGENCY') && { alert: true }),
    ...(alert === false && { alert: { $exists: false } }),
    ...between(from, to),
  };
}

function between(from: Date | null | undefined, to: Date | null | undefined): Filter {
  if (from == null && to == null) return {};
  return {
    at: {
      ...(from != null && { $gte: from.getTime() }),
      ...(to != null && { $lt: to.getTime() }),
    },
  };
}
