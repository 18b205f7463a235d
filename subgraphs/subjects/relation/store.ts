import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { Order } from '../../framework/lists/order';
import type { PageArgs } from '../../framework/lists/page';
import { pagesOfParents, type PageOfParent } from '../../framework/lists/pager';
import { rowList } from '../../framework/lists/list';
import { projectionOf, type FieldSources } from '../../framework/projection';
import type { ListSelection } from '../../framework/selection';
import type { RelationKind, RelationRow } from '../../../schema/generated/subjects.rows';

const SOURCES: FieldSources = { id: ['_id'], organization: ['organizationId'], party: ['partyId'] };
/** Read with every selection: for references and the order of lists. */
const REQUIRED_FIELDS = ['_id', 'organizationId', 'partyId', 'since'] as const;
/** A relation is visible only when both of its subjects are. */
const VISIBLE_RELATIONS = {
  organizationHidden: { $ne: true },
  partyHidden: { $ne: true },
} as const;
const NEWEST: Order = [
  ['since', -1],
  ['_id', -1],
];

export interface RelationStore {
  byId(id: string): Promise<RelationRow | null>;
  /** The current legal representative of an organisation. Batched. */
  representativeOf(organizationId: string): Promise<RelationRow | null>;
  /** The pages of organisations' relations of a kind, newest first. Batched. */
  ofOrganizations(
    kind: RelationKind,
    args: PageArgs,
    selection: ListSelection,
  ): PageOfParent<RelationRow>;
  /** The pages of persons' relations to organisations, newest first. Batched. */
  ofParties(args: PageArgs, selection: ListSelection): PageOfParent<RelationRow>;
}

export function relationStore(model: Model<RelationRow>, request: StoreRequest): RelationStore {
  const loader = (field: '_id' | 'organizationId', filter: Record<string, unknown>) =>
    request.memo.get(
      `relations.${field}`,
      () =>
        new DataLoader<string, RelationRow | null>(async (ids) => {
          const rows = await request.reads.rows<RelationRow>({
            collection: model.collection.collectionName,
            of: { field, values: ids },
            match: { ...VISIBLE_RELATIONS, ...filter },
          });
          return byKeys(ids, rows, (row) => row[field]);
        }),
    );

  const pages = (
    parentField: 'organizationId' | 'partyId',
    list: string,
    filter: Record<string, unknown>,
    args: PageArgs,
    selection: ListSelection,
  ) =>
    pagesOfParents<RelationRow>(
      request,
      parentField,
      rowList(request, {
        collection: model.collection.collectionName,
        name: list,
        args,
        order: NEWEST,
        scope: { ...VISIBLE_RELATIONS, ...filter },
        project: projectionOf(selection.fields, SOURCES, REQUIRED_FIELDS),
        wantsTotal: selection.wantsTotal,
      }),
    );

  return {
    byId: (id) => loader('_id', {}).load(id),
    representativeOf: (id) =>
      loader('organizationId', { kind: 'LEGAL_REPRESENTATIVE', until: null }).load(id),
    ofOrganizations: (kind, args, selection) =>
      pages('organizationId', `Relation.${kind}`, { kind }, args, selection),
    ofParties: (args, selection) => pages('partyId', 'Relation.ofParty', {}, args, selection),
  };
}
