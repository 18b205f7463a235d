import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { nameFilter } from '../../framework/nameFilter';
import type { RowList } from '../../framework/lists/list';
import type { Order } from '../../framework/lists/order';
import { readPage, type Connection, type PageArgs } from '../../framework/lists/page';
import { pagesOfParents, searchPage, type PageOfParent } from '../../framework/lists/pager';
import { projectionOf, type FieldSources } from '../../framework/projection';
import type { Filter } from '../../framework/reading/rowsRead';
import { OF_VISIBLE_SUBJECTS } from '../../framework/records/live';
import type { ListSelection } from '../../framework/selection';
import type { PractitionerRow } from '../../../schema/generated/social.rows';

const SOURCES: FieldSources = {
  id: ['_id'],
  subject: ['subjectId'],
  institution: ['institutionId'],
  sourceDepartment: ['sourceDepartmentId'],
  // Records are stored in their own collections.
  qualifications: [],
  discipline: [],
  honours: [],
};
/** Read with every selection: for references, the guard and the order of lists. */
const REQUIRED_FIELDS = ['_id', 'subjectId', 'sourceDepartmentId', 'profession', 'name'] as const;
const BY_NAME: Order = [
  ['name', 1],
  ['_id', 1],
];

export interface StaffArgs extends PageArgs {
  readonly status?: string | null;
}

export interface PractitionerSearch extends StaffArgs {
  readonly profession: string;
  readonly name?: string | null;
  /** Id of the institution. */
  readonly institution?: string | null;
}

export interface PractitionerStore {
  /** A register entry, or null when there is none. Batched. */
  byId(id: string, fields: ReadonlySet<string>): Promise<PractitionerRow | null>;
  /** A person's register entries, one per profession. Batched. */
  ofSubject(subjectId: string, fields: ReadonlySet<string>): Promise<PractitionerRow[]>;
  /** The pages of institutions' staff, sorted by name. Batched over institutions. */
  ofInstitutions(args: StaffArgs, selection: ListSelection): PageOfParent<PractitionerRow>;
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  search(args: PractitionerSearch, selection: ListSelection): Promise<Connection<PractitionerRow>>;
}

export function practitionerStore(
  model: Model<PractitionerRow>,
  request: StoreRequest,
): PractitionerStore {
  const { collectionName: collection } = model.collection;
  const loader = <V>(
    key: '_id' | 'subjectId',
    fields: ReadonlySet<string>,
    arrange: (ids: readonly string[], rows: PractitionerRow[]) => V[],
  ) => {
    const project = projectionOf(fields, SOURCES, REQUIRED_FIELDS);
    return request.memo.get(
      `practitioners.${key}.${Object.keys(project).join()}`,
      () =>
        new DataLoader<string, V>(async (ids) => {
          const of = { field: key, values: ids };
          const match = OF_VISIBLE_SUBJECTS;
          return arrange(ids, await request.reads.rows({ collection, of, match, project }));
        }),
    );
  };

  const list = (
    name: string,
    args: PageArgs,
    selection: ListSelection,
    filter: Filter,
  ): RowList => ({
    collection,
    name,
    scope: { ...OF_VISIBLE_SUBJECTS, ...filter },
    order: BY_NAME,
    page: readPage(args, name, request.cursors),
    project: projectionOf(selection.fields, SOURCES, REQUIRED_FIELDS),
    wantsTotal: selection.wantsTotal,
  });

  return {
    byId: (id, fields) =>
      loader('_id', fields, (ids, rows) => byKeys(ids, rows, (row) => row._id)).load(id),
    ofSubject: (subjectId, fields) =>
      loader('subjectId', fields, (ids, rows) =>
        ids.map((id) =>
          rows
            .filter((row) => row.subjectId === id)
            .sort((a, b) => (a.profession < b.profession ? -1 : 1)),
        ),
      ).load(subjectId),
    ofInstitutions: (args, selection) =>
      pagesOfParents(
        request,
        'institutionId',
        list('Practitioner.ofInstitution.NAME', args, selection, {
          ...(args.status != null && { status: args.status }),
        }),
      ),
    search: async (args, selection) =>
      searchPage(
        request,
        list('Practitioner.search.NAME', args, selection, {
          ...nameFilter(args.name),
          profession: args.profession,
          ...(args.institution != null && { institutionId: args.institution }),
          ...(args.status != null && { status: args.status }),
        }),
      ),
  };
}
