import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../kit/byKeys';
import type { StoreRequest } from '../../kit/context';
import { nameFilter } from '../../kit/nameFilter';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import { searchPage } from '../../kit/page/pager';
import { projectionOf, type FieldSources } from '../../kit/projection';
import { readRows } from '../../kit/readRows';
import { OF_SEEN_SUBJECTS } from '../../kit/record/live';
import type { ListSelection } from '../../kit/selection';
import type { InstitutionRecord } from './record';

const SOURCES: FieldSources = {
  id: ['_id'],
  subject: ['subjectId'],
  sourceDepartment: ['sourceDepartmentId'],
  // Practitioners live in a collection of their own.
  staff: [],
};
const KEYS = ['_id', 'subjectId', 'sourceDepartmentId', 'name'] as const;
const BY_NAME: Order = [
  ['name', 1],
  ['_id', 1],
];

export interface InstitutionSearch extends PageArgs {
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly status?: string | null;
}

export interface InstitutionStore {
  /** An institution, or null when there is none. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<InstitutionRecord | null>;
  /** The institution an organisation is, or null when it is none. Batched. */
  ofSubject(subjectId: string, fields: ReadonlySet<string>): Promise<InstitutionRecord | null>;
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  search(args: InstitutionSearch, selection: ListSelection): Promise<Connection<InstitutionRecord>>;
}

export function institutionStore(
  model: Model<InstitutionRecord>,
  request: StoreRequest,
): InstitutionStore {
  const loaderBy = (key: '_id' | 'subjectId', fields: ReadonlySet<string>) => {
    const projection = projectionOf(fields, SOURCES, KEYS);
    return request.memo.get(
      `institutions.${key}.${Object.keys(projection).join()}`,
      () =>
        new DataLoader<string, InstitutionRecord | null>(async (ids) => {
          const condition = { [key]: { $in: [...ids] }, ...OF_SEEN_SUBJECTS };
          const rows = await readRows(model, condition, { projection });
          return byKeys(ids, rows, (row) => row[key]);
        }),
    );
  };

  return {
    byId: (id, fields) => loaderBy('_id', fields).load(id),
    ofSubject: (subjectId, fields) => loaderBy('subjectId', fields).load(subjectId),
    search: async (args, selection) =>
      searchPage(model, request, {
        list: 'Institution.search.NAME',
        args,
        order: BY_NAME,
        filter: {
          ...OF_SEEN_SUBJECTS,
          ...nameFilter(args.name),
          ...(args.kind != null && { kind: args.kind }),
          ...(args.status != null && { status: args.status }),
        },
        projection: projectionOf(selection.fields, SOURCES, KEYS),
        wantsTotal: selection.wantsTotal,
      }),
  };
}
