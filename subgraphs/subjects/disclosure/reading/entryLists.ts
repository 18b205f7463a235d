import type { Basis } from '../../../../schema/authority';
import { subjectPseudonym, type LogKeys } from '../../../../schema/log/logKeys';
import type { PageArgs } from '../../../framework/lists/page';
import { SPREAD_MS } from '../stored/group';
import type { EntryRecord } from '../stored/record';

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

/** Entries that are listed together. */
export interface EntryList {
  /** What a group that holds one of them has in the database, so that an index leads to it. */
  readonly groups: Filter;
  /** What stands in the text of each of them, so that others need not be read. */
  readonly contains?: string;
  /** Whether an entry of such a group is one of them. */
  readonly has: (entry: EntryRecord) => boolean;
}

/** The entries of a subject that the subject may see at a moment: of covert cases not before their release. */
export function historyList(
  keys: LogKeys,
  subjectId: string,
  { from, to, organization }: HistoryArgs,
  now: Date,
): EntryList {
  const subject = subjectPseudonym(keys, subjectId);
  const during = between(from, to);
  return {
    groups: {
      ...during.groups,
      subjects: subject,
      ...(organization != null && {
        $or: [{ organizations: organization }, { departments: organization }],
      }),
    },
    contains: subject,
    has: (entry) =>
      entry.subject === subject &&
      during.has(entry) &&
      (entry.release ?? 0) <= now.getTime() &&
      (organization == null ||
        entry.organization === organization ||
        entry.department === organization),
  };
}

/** The entries that meet an auditor's conditions. */
export function searchList(keys: LogKeys, filter: DisclosureFilter): EntryList {
  const { actor, organization, department, purpose, subjectId, basis, from, to, alert } = filter;
  const subject = subjectId == null ? undefined : subjectPseudonym(keys, subjectId);
  const during = between(from, to);
  const meets = (asked: string | null | undefined, value: string | undefined) =>
    asked == null || asked === value;
  return {
    groups: {
      ...during.groups,
      ...(subject !== undefined && { subjects: subject }),
      ...(actor != null && { actors: actor }),
      ...(organization != null && { organizations: organization }),
      ...(department != null && { departments: department }),
      ...(purpose != null && { purposes: purpose }),
      ...(basis != null && { bases: basis }),
      ...(alert === true && { alert: true }),
    },
    ...(subject !== undefined && { contains: subject }),
    has: (entry) =>
      meets(subject, entry.subject) &&
      meets(actor, entry.actor) &&
      meets(organization, entry.organization) &&
      meets(department, entry.department) &&
      meets(purpose, entry.purpose) &&
      meets(basis, entry.basis) &&
      (alert == null || alert === (entry.alert === true)) &&
      during.has(entry),
  };
}

/** The entries of a period: from a moment on, before another. */
function between(from: Date | null | undefined, to: Date | null | undefined): EntryList {
  const [first, end] = [from?.getTime() ?? -Infinity, to?.getTime() ?? Infinity];
  return {
    // No entry of a group is older than the newest by more than that.
    groups: { newest: { $gte: first, $lt: end + SPREAD_MS } },
    has: ({ at }) => at >= first && at < end,
  };
}
