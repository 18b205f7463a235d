import type { Basis } from '../../../../schema/registry';
import { subjectPseudonym, type LogKeys } from '../../../../schema/log/logKeys';
import type { PageArgs } from '../../../framework/lists/page';
import { GROUP_SPAN_MS } from '../stored/group';
import type { EntryRecord } from '../stored/record';
import type { AccessResult } from './fieldNames';

/** The filter of a person's access history. */
export interface HistoryArgs extends PageArgs {
  readonly from?: Date | null;
  readonly to?: Date | null;
  /** Unified social credit code, or the id of a department. */
  readonly organization?: string | null;
  /** Code of a purpose. */
  readonly purpose?: string | null;
  /** The result of the whole access. */
  readonly result?: AccessResult | null;
  /** Whether accesses by the subject or a representative are listed too. */
  readonly includeOwn?: boolean | null;
}

/** The filter of an auditor's search. An entry must match all conditions. */
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

/** A list of entries: a database filter on groups, then a condition on the entries in them. */
export interface EntryList {
  /** Matches every group that contains an entry of the list, and uses an index. */
  readonly groups: Readonly<Record<string, unknown>>;
  /** Part of the text of every entry of the list, so that others need not be parsed. */
  readonly contains?: string;
  /** Whether an entry is in the list. */
  readonly has: (entry: EntryRecord) => boolean;
}

/**
 * The entries that a subject may see at a moment: those of covert cases only after their release.
 * All entries of a request about a subject are in the list, or none, whatever the filter: they have
 * the same time, caller, purpose and release. `result`, which depends on all of them together, and
 * `includeOwn` are conditions on accesses (accessPage.ts).
 *
 * A group is found by the subject; the other conditions are checked in the same index entry or the
 * group. MongoDB has no index over two lists of one document, and a subject has few groups.
 * @param subjectIds the id of the subject, or that and those of its merged duplicates
 */
export function historyList(
  keys: LogKeys,
  subjectIds: string | readonly string[],
  { from, to, organization, purpose }: HistoryArgs,
  now: Date,
): EntryList {
  const subjects = [subjectIds].flat().map((id) => subjectPseudonym(keys, id));
  const [first, ...others] = subjects;
  const during = between(from, to);
  return {
    groups: {
      ...during.groups,
      subjects: others.length === 0 ? first : { $in: subjects },
      ...(organization != null && {
        $or: [{ organizations: organization }, { departments: organization }],
      }),
      ...(purpose != null && { purposes: purpose }),
    },
    ...(others.length === 0 && first !== undefined && { contains: first }),
    has: (entry) =>
      subjects.includes(entry.subject ?? '') &&
      during.has(entry) &&
      (entry.release ?? 0) <= now.getTime() &&
      (organization == null ||
        entry.organization === organization ||
        entry.department === organization) &&
      (purpose == null || entry.purpose === purpose),
  };
}

/** The entries that match an auditor's filter. */
export function searchList(keys: LogKeys, filter: DisclosureFilter): EntryList {
  const { actor, organization, department, purpose, subjectId, basis, from, to, alert } = filter;
  const subject = subjectId == null ? undefined : subjectPseudonym(keys, subjectId);
  const during = between(from, to);
  const meets = (wanted: string | null | undefined, value: string | undefined) =>
    wanted == null || wanted === value;
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

/** The entries of a period. `to` is exclusive. */
function between(from: Date | null | undefined, to: Date | null | undefined): EntryList {
  const [first, end] = [from?.getTime() ?? -Infinity, to?.getTime() ?? Infinity];
  return {
    // An entry is at most this much older than the newest entry of its group.
    groups: { newest: { $gte: first, $lt: end + GROUP_SPAN_MS } },
    has: ({ at }) => at >= first && at < end,
  };
}
