import type { Connection } from 'mongoose';
import type { StoreRequest } from '../context';
import { HELD, OF_VISIBLE_SUBJECTS } from '../records/live';
import { RECORDS } from '../records/recordModels';
import type { WrittenRow } from '../records/writer/event';
import { duplicatesOf } from '../subjectEvents/merges';
import { documentMarks } from '../subjectEvents/moveDocuments';

const MAX_GROUPS = 100;

/** Records of a subject with one number, or an entry that a merge could not move. */
export interface RecordDuplicates {
  readonly type: string;
  /** Null for an entry that could not be moved. */
  readonly number: string | null;
  readonly recordIds: readonly string[];
}

/** Finds duplicate records. A merge drops none: the departments decide which one is right. */
export interface DuplicateStore {
  /** For stewards what their department reported, for auditors everything; at most 100. */
  ofSubject(subjectId: string): Promise<readonly RecordDuplicates[]>;
}

/** The stores that the resolvers of duplicates need. */
export interface WithDuplicates {
  readonly duplicates: DuplicateStore;
}

type Group = {
  readonly _id: { readonly type: string; readonly number: string };
  readonly ids: readonly string[];
};

export function duplicateStore(
  connection: Connection,
  { viewer }: Pick<StoreRequest, 'viewer'>,
): DuplicateStore {
  const own = viewer.roles.includes('auditor')
    ? {}
    : { sourceDepartmentId: viewer.department ?? '' };

  async function twice(subjectId: string): Promise<RecordDuplicates[]> {
    const groups = await connection
      .collection<WrittenRow>(RECORDS)
      .aggregate<Group>([
        { $match: { subjectId, ...own, ...HELD } },
        { $sort: { _id: 1 } },
        {
          $group: {
            _id: { type: '$type', number: '$basis.number' },
            ids: { $push: '$_id' },
            count: { $sum: 1 },
          },
        },
        { $match: { count: { $gt: 1 } } },
        { $sort: { _id: 1 } },
        { $limit: MAX_GROUPS },
      ])
      .toArray();
    return groups.map(({ _id: { type, number }, ids }) => ({ type, number, recordIds: ids }));
  }

  async function unmoved(subjectId: string): Promise<RecordDuplicates[]> {
    const duplicates = await duplicatesOf(connection, subjectId);
    if (duplicates.length === 0) return [];
    const found = await Promise.all(
      documentMarks(connection).map(async ({ model, id }) => {
        const rows = await connection
          .model<{ readonly _id: string }>(model)
          .find({ [id]: { $in: duplicates }, ...own, ...OF_VISIBLE_SUBJECTS }, { _id: 1 })
          .lean<{ readonly _id: string }[]>();
        return rows.map(({ _id }) => ({ type: model, number: null, recordIds: [_id] }));
      }),
    );
    return found.flat();
  }

  return {
    ofSubject: async (subjectId) =>
      [...(await twice(subjectId)), ...(await unmoved(subjectId))].slice(0, MAX_GROUPS),
  };
}
