import { creditError } from '../../../schema/errors';
import { DOWNLOAD_PATH } from '../../../schema/uploads';
import type { StoreRequest } from '../../framework/context';
import { rowList } from '../../framework/lists/list';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { FILE_KEPT_MS, type FileAnswer } from '../files/exportSheet';
import { FORMATS } from '../files/formats';
import type { SnapshotFormat, SnapshotModels, SnapshotRecord } from './model';

const NEWEST: Order = [
  ['day', -1],
  ['_id', -1],
];

/** The arguments of `Query.statisticsSnapshots`. */
export interface SnapshotsArguments extends PageArgs {
  readonly name?: string | null;
}

/** The arguments of `Query.statisticsSnapshot`. */
export interface SnapshotArguments {
  readonly name: string;
  readonly day?: string | null;
}

/** The arguments of `Mutation.exportStatisticsSnapshot`. */
export interface ExportSnapshotArguments extends SnapshotArguments {
  readonly format: SnapshotFormat;
}

/** The stored snapshots. */
export interface SnapshotStore {
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  list(args: SnapshotsArguments, wantsTotal: boolean): Promise<Connection<SnapshotRecord>>;
  /** @returns null when none is stored */
  find(args: SnapshotArguments): Promise<SnapshotRecord | null>;
  /** @throws NOT_FOUND when none is stored */
  file(args: ExportSnapshotArguments): Promise<FileAnswer>;
}

export function snapshotStore({ snapshot }: SnapshotModels, request: StoreRequest): SnapshotStore {
  const { now, uploads, viewer } = request;
  const stored = { expiresAt: { $gt: now } };

  async function find({ name, day }: SnapshotArguments): Promise<SnapshotRecord | null> {
    return snapshot
      .findOne({ ...stored, name, ...(day != null && { day }) })
      .sort({ day: -1, _id: -1 })
      .lean<SnapshotRecord>()
      .exec();
  }

  return {
    list: ({ name, ...args }, wantsTotal) =>
      searchPage<SnapshotRecord>(
        request,
        rowList(request, {
          collection: snapshot.collection.collectionName,
          name: `Query.statisticsSnapshots.${name ?? ''}`,
          args,
          order: NEWEST,
          scope: { ...stored, ...(name != null && { name }) },
          project: {},
          wantsTotal,
        }),
      ),
    find,
    async file({ format, ...args }) {
      const found = await find(args);
      const file = found?.files.find((one) => one.format === format);
      if (found === null || file === undefined)
        throw creditError(
          'NOT_FOUND',
          'No snapshot of this name and day is stored; statisticsSnapshots lists them.',
        );
      if (uploads === undefined) throw new Error('Files need the uploads of the subgraph.');
      const { rowCount, suppressed, name, day } = found;
      const hence = now.getTime() + FILE_KEPT_MS;
      const expiresAt = new Date(Math.min(hence, found.expiresAt.getTime()));
      const ticket = await uploads.issueDownload({ file: file.id, owner: viewer.actor, expiresAt });
      return {
        path: `${DOWNLOAD_PATH}/${ticket}`,
        name: `${name}-${day}.${FORMATS[format].extension}`,
        ...{ expiresAt, rowCount, suppressed },
      };
    },
  };
}
