import DataLoader from 'dataloader';
import { byKeys } from '../../framework/byKeys';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { rowList } from '../../framework/lists/list';
import { searchPage } from '../../framework/lists/pager';
import type { ListSelection } from '../../framework/selection';
import type { CasesRequest } from './casesRequest';
import type { CaseRecord } from './record';
import { casesOf } from './visible';

export interface CaseFilter {
  readonly kind?: string | null;
  readonly open?: boolean | null;
  readonly recordId?: string | null;
}

export interface InboxFilter {
  readonly kind?: string | null;
  readonly state?: string | null;
  readonly overdue?: boolean | null;
}

/** Open cases of one kind in one state. */
export interface CaseCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
}

/** Reads the cases that exist for the viewer. */
export interface CaseReader {
  /** A case by id, or null when there is none for the viewer. Batched. */
  byId(id: string): Promise<CaseRecord | null>;
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(
    args: PageArgs & { readonly filter?: CaseFilter | null },
    selection: ListSelection,
  ): Promise<Connection<CaseRecord>>;
  /** The open cases of the viewer's department, earliest time limit first. @throws as `search` */
  inbox(
    args: PageArgs & { readonly filter?: InboxFilter | null },
    selection: ListSelection,
  ): Promise<Connection<CaseRecord>>;
  counts(): Promise<readonly CaseCount[]>;
}

const NEWEST: Order = [
  ['openedAt', -1],
  ['_id', -1],
];
const BY_LIMIT: Order = [
  ['dueOn', 1],
  ['_id', 1],
];

export function caseReader({ model, request }: CasesRequest): CaseReader {
  const { viewer, today, reads, memo } = request;
  const { collectionName: collection } = model.collection;
  const ofDepartment = { departmentId: viewer.department ?? null, open: true };

  async function load(ids: readonly string[]): Promise<(CaseRecord | null)[]> {
    const rows = await reads.rows<CaseRecord>({
      collection,
      of: { field: '_id', values: ids },
      match: casesOf(viewer),
    });
    return byKeys(ids, rows, ({ _id }) => _id);
  }

  return {
    byId: (id) => memo.get('cases.byId', () => new DataLoader(load)).load(id),
    search: ({ filter, ...args }, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          ...{ collection, args, wantsTotal, name: 'Case.search', order: NEWEST, project: {} },
          scope: casesOf(viewer),
          filter: given({ kind: filter?.kind, open: filter?.open, recordId: filter?.recordId }),
        }),
      ),
    inbox: ({ filter, ...args }, { wantsTotal }) =>
      searchPage(
        request,
        rowList(request, {
          ...{ collection, args, wantsTotal, name: 'Case.inbox', order: BY_LIMIT, project: {} },
          scope: ofDepartment,
          filter: {
            ...given({ kind: filter?.kind, state: filter?.state }),
            ...(filter?.overdue != null && {
              dueOn: filter.overdue ? { $lt: today } : { $gte: today },
            }),
          },
        }),
      ),
    counts: () =>
      model
        .aggregate<CaseCount>([
          { $match: ofDepartment },
          {
            $group: {
              _id: { kind: '$kind', state: '$state' },
              count: { $sum: 1 },
              overdue: { $sum: { $cond: [{ $lt: ['$dueOn', today] }, 1, 0] } },
            },
          },
          { $sort: { _id: 1 } },
          { $project: { _id: 0, kind: '$_id.kind', state: '$_id.state', count: 1, overdue: 1 } },
        ])
        .exec(),
  };
}

/** The conditions that have a value. */
function given(conditions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value != null));
}
