import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../kit/byKeys';
import type { StoreRequest } from '../../kit/context';
import { nameFilter } from '../../kit/nameFilter';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import { pagesOfParents, searchPage, type PageOfParent } from '../../kit/page/pager';
import { projectionOf, type FieldSources } from '../../kit/projection';
import { readRows } from '../../kit/readRows';
import { OF_SEEN_SUBJECTS } from '../../kit/record/live';
import type { ListSelection } from '../../kit/selection';
import type { PractitionerRecord } from './record';

const SOURCES: FieldSources = {
  id: ['_id'],
  subject: ['subjectId'],
  institution: ['institutionId'],
  sourceDepartment: ['sourceDepartmentId'],
  // Records live in collections of their own.
  qualifications: [],
  discipline: [],
  honours: [],
};
const KEYS = ['_id', 'subjectId', 'sourceDepartmentId', 'profession', 'name'] as const;
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
  byId(id: string, fields: ReadonlySet<string>): Promise<PractitionerRecord | null>;
  /** A person's register entries, one per profession. Batched. */
  ofSubject(subjectId: string, fields: ReadonlySet<string>): Promise<PractitionerRecord[]>;
  /** The pages of institutions' staff, by name. Batched over institutions. */
  ofInstitutions(args: StaffArgs, selection: ListSelection): PageOfParent<PractitionerRecord>;
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  search(
    args: PractitionerSearch,
    selection: ListSelection,
  ): Promise<Connection<PractitionerRecord>>;
}

export function practitionerStore(
  model: Model<PractitionerRecord>,
  request: StoreRequest,
): PractitionerStore {
  const loader = <V>(
    key: '_id' | 'subjectId',
    fields: ReadonlySet<string>,
    arrange: (ids: readonly string[], rows: PractitionerRecord[]) => V[],
  ) => {
    const projection = projectionOf(fields, SOURCES, KEYS);
    return request.memo.get(
      `practitioners.${key}.${Object.keys(projection).join()}`,
      () =>
        new DataLoader<string, V>(async (ids) => {
          const condition = { [key]: { $in: [...ids] }, ...OF_SEEN_SUBJECTS };
          return arrange(ids, await readRows(model, condition, { projection }));
        }),
    );
  };

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
      pagesOfParents(model, request, 'institutionId', {
        list: 'Practitioner.ofInstitution.NAME',
        args: { first: args.first, after: args.after },
        order: BY_NAME,
        filter: { ...OF_SEEN_SUBJECTS, ...(args.status != null && { status: args.status }) },
        projection: projectionOf(selection.fields, SOURCES, KEYS),
        wantsTotal: selection.wantsTotal,
      }),
    search: async (args, selection) =>
      searchPage(model, request, {
        list: 'Practitioner.search.NAME',
        args,
        order: BY_NAME,
        filter: {
          ...OF_SEEN_SUBJECTS,
          ...nameFilter(args.name),
          profession: args.profession,
          ...(args.institution != null && { institutionId: args.institution }),
          ...(args.status != null && { status: args.status }),
        },
        projection: projectionOf(selection.fields, SOURCES, KEYS),
        wantsTotal: selection.wantsTotal,
      }),
  };
}
