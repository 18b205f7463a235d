import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import { nameFilter } from '../../kit/nameFilter';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import { recordsOf } from '../../kit/record/recordsOf';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import { dateRange } from '../dateRange';
import type { RestrictionRecord } from './record';

const SOURCES = {
  debtor: ['debtorId', 'debtorHidden'],
  debtorName: ['debtorName', 'debtorHidden'],
  affected: ['orderId'],
} as const;

export const ISSUED_DESC: Order = [
  ['issuedOn', -1],
  ['_id', -1],
];

export interface RestrictionSearch extends PageArgs {
  readonly name?: string | null;
  readonly court?: string | null;
  readonly issuedFrom?: string | null;
  readonly issuedTo?: string | null;
}

export interface RestrictionStore extends RecordStore<RestrictionRecord> {
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  find(args: RestrictionSearch, selection: ListSelection): Promise<Connection<RestrictionRecord>>;
  /** The pages of the records of orders: of every subject one binds. Batched over orders. */
  ofOrders(args: PageArgs, selection: ListSelection): PageOfParent<RestrictionRecord>;
}

export function restrictionStore(
  model: Model<RestrictionRecord>,
  request: StoreRequest,
): RestrictionStore {
  const records = recordStore(model, request, SOURCES);
  return {
    ...records,
    find: async (args, selection) =>
      records.search(args, selection, {
        filter: {
          ...nameFilter(args.name),
          ...(args.court != null && { court: args.court }),
          ...dateRange('issuedOn', args.issuedFrom, args.issuedTo),
        },
        order: ISSUED_DESC,
        orderName: 'ISSUED_DESC',
      }),
    ofOrders: (args, selection) => recordsOf(model, request, SOURCES, 'orderId', args, selection),
  };
}
