import DataLoader from 'dataloader';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { rowList } from '../../framework/lists/list';
import type { PageArgs } from '../../framework/lists/page';
import { pagesOfParents, type PageOfParent } from '../../framework/lists/pager';
import { conditionsOf } from '../../framework/records/conditions';
import { listShape } from '../../framework/records/listShapes';
import { NEWEST_FIRST } from '../../framework/records/newestFirst';
import { ROW_FIELDS, rowVisible } from '../../framework/records/rowRule';
import { subgraphTypes } from '../../framework/subgraphDocument';
import type { ListSelection } from '../../framework/selection';
import { indexedRows } from './indexedRows';
import { requestedTypes, RECORD_TYPES } from './kinds';
import { KIND_REFRESHES, RECORD_INDEX } from './model';
import { indexDisclosures } from './indexDisclosures';
import type { IndexRow, KindRefresh } from './record';

export interface TimelineArgs extends PageArgs {
  readonly filter?: { readonly types?: readonly string[] | null } | null;
}

/** Finds records of all domains. It returns only records that exist for the viewer. */
export interface RecordIndex {
  /** A record by id, or null when there is none for the viewer. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<IndexRow | null>;
  /**
   * The pages of the subjects' records of all kinds, latest first. Batched over subjects.
   * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT for a type that does not exist
   */
  ofSubjects(args: TimelineArgs, selection: ListSelection): PageOfParent<IndexRow>;
  /** When records of a type were last reported or changed; null before the first one. Batched. */
  refreshedAt(type: string): Promise<Date | null>;
}

const FIELDS = ['_id', 'type', ...ROW_FIELDS] as const;
const PROJECT = Object.fromEntries(FIELDS.map((field) => [field, 1 as const]));

/** The conditions of a timeline's arguments, except for the types. */
const { conditions: CONDITIONS } = listShape(subgraphTypes('subjects'), 'timeline');

export function recordIndex(request: StoreRequest): RecordIndex {
  const { viewer, today, clusters, reads, memo } = request;

  async function load(ids: readonly string[]): Promise<(IndexRow | null)[]> {
    const rows = await reads.rows<IndexRow>({
      collection: RECORD_INDEX,
      of: { field: '_id', values: ids },
      match: { type: { $in: RECORD_TYPES } },
      project: PROJECT,
    });
    const visible = rows.filter((row) =>
      rowVisible(row, { viewer, today, cluster: clusters.get(row.type) }),
    );
    return byKeys(ids, visible, (row) => row._id);
  }

  async function refreshes(types: readonly string[]): Promise<(Date | null)[]> {
    const found = await reads.rows<KindRefresh>({
      collection: KIND_REFRESHES,
      of: { field: '_id', values: types },
      match: {},
    });
    return byKeys(types, found, ({ _id }) => _id).map((one) => one?.at ?? null);
  }

  return {
    refreshedAt: (type) =>
      memo.get('recordIndex.refreshedAt', () => new DataLoader(refreshes)).load(type),
    async byId(id, fields) {
      const loader = memo.get('recordIndex.byId', () => new DataLoader(load));
      const row = await loader.load(id);
      if (row) indexDisclosures([], request).row(row, fields);
      return row;
    },
    ofSubjects(args, selection) {
      const types = requestedTypes(args.filter?.types);
      const filter = conditionsOf(CONDITIONS, args, 'NEWEST');
      const list = rowList(request, {
        args,
        collection: RECORD_INDEX,
        name: 'Timeline.NEWEST',
        scope: memo.get(`timeline.${types.join()}`, () => indexedRows(types, request)),
        ...(filter && { filter }),
        order: NEWEST_FIRST,
        project: PROJECT,
        wantsTotal: selection.wantsTotal,
      });
      const disclosures = indexDisclosures(types, request);
      return pagesOfParents<IndexRow>(request, 'subjectId', list, (page, subjectId) =>
        disclosures.page(page, selection, subjectId),
      );
    },
  };
}
