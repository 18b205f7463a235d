import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import { nameFilter } from '../../framework/nameFilter';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { rowList } from '../../framework/lists/list';
import { projectionOf } from '../../framework/projection';
import type { ListSelection } from '../../framework/selection';
import { organizationCodeIn } from '../../../schema/identifiers/formerCode';
import { creditError } from '../../../schema/errors';
import type { OrganizationRow, SubjectRow } from '../../../schema/generated/subjects.rows';
import { FORMER_CODES } from '../codes/model';
import type { FormerCodeRecord } from '../codes/record';
import { VISIBLE_SUBJECTS } from '../subject/visibleSubjects';
import { SUBJECT_REQUIRED_FIELDS, SUBJECT_SOURCES } from '../subject/store';

export const ORDERS = {
  NAME: [
    ['name', 1],
    ['_id', 1],
  ],
  ESTABLISHED_DESC: [
    ['registration.establishedOn', -1],
    ['_id', 1],
  ],
} as const satisfies Record<string, Order>;

export interface OrganizationSearch extends PageArgs {
  readonly name?: string | null;
  readonly order?: keyof typeof ORDERS | null;
  readonly filter?: {
    readonly kind?: string | null;
    readonly status?: string | null;
    readonly region?: string | null;
    readonly industry?: string | null;
    readonly establishedFrom?: string | null;
    readonly establishedTo?: string | null;
  } | null;
}

export interface OrganizationStore {
  /** An organisation by its present or a former unified social credit code, or null. Batched. */
  byUscc(uscc: string, fields: ReadonlySet<string>): Promise<OrganizationRow | null>;
  /**
   * An organisation by any code that it has or had, or null. Batched.
   * @throws BAD_USER_INPUT for a text that is no code
   */
  byAnyCode(code: string, fields: ReadonlySet<string>): Promise<OrganizationRow | null>;
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  search(args: OrganizationSearch, selection: ListSelection): Promise<Connection<OrganizationRow>>;
}

export function organizationStore(
  subjects: Model<SubjectRow>,
  request: StoreRequest,
): OrganizationStore {
  const { collectionName: collection } = subjects.collection;

  const read = (
    field: '_id' | 'uscc',
    values: readonly string[],
    project: Readonly<Record<string, 1>>,
  ) =>
    request.reads.rows<OrganizationRow>({
      collection,
      of: { field, values },
      match: VISIBLE_SUBJECTS,
      project,
    });

  /** By present codes, in one command; the codes that are none are looked up as former ones. */
  async function load(codes: readonly string[], project: Readonly<Record<string, 1>>) {
    const found = byKeys(codes, await read('uscc', codes, project), (row) => row.uscc);
    const missing = codes.filter((_, index) => found[index] === null);
    if (missing.length === 0) return found;
    const owners = await request.reads.rows<FormerCodeRecord>({
      collection: FORMER_CODES,
      of: { field: 'code', values: missing },
      match: {},
      project: { code: 1, subjectId: 1 },
    });
    if (owners.length === 0) return found;
    const rows = await read('_id', [...new Set(owners.map((each) => each.subjectId))], project);
    const ownerOf = new Map(owners.map(({ code, subjectId }) => [code, subjectId]));
    const byId = new Map(rows.map((row) => [row._id, row]));
    return codes.map((code, index) => found[index] ?? byId.get(ownerOf.get(code) ?? '') ?? null);
  }

  return {
    byAnyCode(text, fields) {
      const parsed = organizationCodeIn(text);
      if (parsed === undefined)
        throw creditError(
          'BAD_USER_INPUT',
          'The argument code must be a unified social credit code, a registration number of 15 digits or an organisation code of 9 characters, each with its right check character.',
        );
      return this.byUscc(parsed.code, fields);
    },
    byUscc(uscc, fields) {
      const projection = projectionOf(fields, SUBJECT_SOURCES, [
        ...SUBJECT_REQUIRED_FIELDS,
        'uscc',
      ]);
      const loader = request.memo.get(
        `organizations.byUscc.${Object.keys(projection).join()}`,
        () => new DataLoader<string, OrganizationRow | null>((codes) => load(codes, projection)),
      );
      return loader.load(uscc);
    },
    async search(args, selection) {
      const orderName = args.order ?? 'NAME';
      const order = ORDERS[orderName];
      return searchPage(
        request,
        rowList(request, {
          collection,
          name: `Organization.search.${orderName}`,
          args,
          order,
          scope: { ...VISIBLE_SUBJECTS, ...nameFilter(args.name), ...conditions(args.filter) },
          project: projectionOf(selection.fields, SUBJECT_SOURCES, [
            ...SUBJECT_REQUIRED_FIELDS,
            ...order.map(([field]) => field),
          ]),
          wantsTotal: selection.wantsTotal,
        }),
      );
    },
  };
}

function conditions(filter: OrganizationSearch['filter']): Record<string, unknown> {
  const established = {
    ...(filter?.establishedFrom != null && { $gte: filter.establishedFrom }),
    ...(filter?.establishedTo != null && { $lte: filter.establishedTo }),
  };
  return {
    // Only organisations have a code. The condition also allows the partial indexes to be used.
    uscc: { $exists: true },
    ...(filter?.kind != null && { kind: filter.kind }),
    ...(filter?.status != null && { 'registration.status': filter.status }),
    ...(filter?.region != null && { 'registration.region': filter.region }),
    ...(filter?.industry != null && { 'registration.industry': filter.industry }),
    ...(Object.keys(established).length > 0 && { 'registration.establishedOn': established }),
  };
}
