import type { Collection } from 'mongoose';
import { valueAt } from '../quality/cells';
import type { StoredRow } from './foundRow';
import type { ReferencePaths } from './references';
import { groupsOf } from './groupsOf';

/** Records that no longer apply, or that may not be shown, prove nothing. */
export const PROVING = {
  state: { $ne: 'REVOKED' },
  subjectIsMinor: false,
  subjectHidden: { $ne: true },
} as const;

/** A record that refers to one that was not reported. */
export interface Dangling {
  readonly row: StoredRow;
  readonly reference: string;
}

/**
 * The records whose reference leads to no stored record, in groups: each costs two database commands
 * that the index of a subject's records serves. Ended records count as reported.
 */
export async function* danglingReferences(
  records: Collection<StoredRow>,
  { from, path, subjectAt, to, by, contains }: ReferencePaths,
): AsyncGenerator<readonly Dangling[]> {
  const rows = records.find(
    { type: from, [path]: { $type: 'string', $ne: '' }, ...PROVING } as object,
    {
      projection: {
        type: 1,
        sourceDepartmentId: 1,
        decisionDate: 1,
        subjectId: 1,
        [path]: 1,
        [subjectAt]: 1,
      },
    },
  );
  for await (const group of groupsOf(rows)) {
    const subjectOf = (row: StoredRow) => valueAt(row, subjectAt) as string | null | undefined;
    const subjects = group.flatMap((row) => subjectOf(row) ?? []);
    const stored = await statedBy(records, to, [...new Set(subjects)], by);
    yield group.flatMap((row) => {
      const subject = subjectOf(row);
      // Without its subject nothing tells whether the other record is stored.
      if (subject == null) return [];
      const reference = valueAt(row, path) as string;
      const values = stored.get(subject) ?? [];
      return values.some((value) => (contains ? reference.includes(value) : value === reference))
        ? []
        : [{ row, reference }];
    });
  }
}

/** What the records of a kind state of themselves, by subject. */
async function statedBy(
  records: Collection<StoredRow>,
  type: string,
  subjects: readonly string[],
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const stated = new Map<string, string[]>();
  const found = records.find({ subjectId: { $in: subjects }, type } as object, {
    projection: { subjectId: 1, ...Object.fromEntries(paths.map((path) => [path, 1])) },
  });
  for await (const row of found) {
    const values = paths.flatMap((path) => (valueAt(row, path) as string | null | undefined) || []);
    stated.set(row.subjectId, [...(stated.get(row.subjectId) ?? []), ...values]);
  }
  return stated;
}
