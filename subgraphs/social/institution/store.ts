import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { nameFilter } from '../../framework/nameFilter';
import type { Order } from '../../framework/lists/order';
import { readPage, type Connection, type PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { projectionOf, type FieldSources } from '../../framework/projection';
import { OF_VISIBLE_SUBJECTS } from '../../framework/records/live';
import type { ListSelection } from '../../framework/selection';
import type { InstitutionRow } from '../../../schema/generated/social.rows';

const SOURCES: FieldSources = {
  id: ['_id'],
  subject: ['subjectId'],
  sourceDepartment: ['sourceDepartmentId'],
  // Practitioners are stored in their own collection.
  staff: [],
};
/** Read with every selection: for references, the guard and the order of lists. */
const REQUIRED_FIELDS = ['_id', 'subjectId', 'sourceDepartmentId', 'name'] as const;
/** Name of the search in its cursors. */
const SEARCH = 'Institution.search.NAME';
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
  byId(id: string, fields: ReadonlySet<string>): Promise<InstitutionRow | null>;
  /** The institution entry of an organisation, or null when there is none. Batched. */
  ofSubject(subjectId: string, fields: ReadonlySet<string>): Promise<InstitutionRow | null>;
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  search(args: InstitutionSearch, selection: ListSelection): Promise<Connection<InstitutionRow>>;
}

export function institutionStore(
  model: Model<InstitutionRow>,
  request: StoreRequest,
): InstitutionStore {
  const { collectionName: collection } = model.collection;
  const loaderBy = (key: '_id' | 'subjectId', fields: ReadonlySet<string>) => {
    const project = projectionOf(fields, SOURCES, REQUIRED_FIELDS);
    return request.memo.get(
      `institutions.${key}.${Object.keys(project).join()}`,
      () =>
        new DataLoader<string, InstitutionRow | null>(async (ids) => {
          const rows = await request.reads.rows<InstitutionRow>({
            collection,
            of: { field: key, values: ids },
            match: OF_VISIBLE_SUBJECTS,
            project,
          });
          return byKeys(ids, rows, (row) => row[key]);
        }),
    );
  };

  return {
    byId: (id, fields) => loaderBy('_id', fields).load(id),
    ofSubject: (subjectId, fields) => loaderBy('subjectId', fields).load(subjectId),
    search: async (args, selection) =>
      searchPage(request, {
        collection,
        name: SEARCH,
        scope: {
          ...OF_VISIBLE_SUBJECTS,
          ...nameFilter(args.name),
          ...(args.kind != null && { kind: args.kind }),
          ...(args.status != null && { status: args.status }),
        },
        order: BY_NAME,
        page: readPage(args, SEARCH, request.cursors),
        project: projectionOf(selection.fields, SOURCES, REQUIRED_FIELDS),
        wantsTotal: selection.wantsTotal,
      }),
  };
}
