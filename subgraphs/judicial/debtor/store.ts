import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import { nameFilter } from '../../kit/nameFilter';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import { dateRange } from '../dateRange';
import type { DebtorRecord } from './record';

export const ORDERS = {
  FILED_DESC: [
    ['filedOn', -1],
    ['_id', -1],
  ],
  AMOUNT_DESC: [
    ['amount', -1],
    ['_id', -1],
  ],
} as const satisfies Record<string, Order>;

export interface DebtorSearch extends PageArgs {
  readonly name?: string | null;
  readonly court?: string | null;
  readonly filedFrom?: string | null;
  readonly filedTo?: string | null;
  readonly order?: keyof typeof ORDERS | null;
}

export interface DebtorStore extends RecordStore<DebtorRecord> {
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  find(args: DebtorSearch, selection: ListSelection): Promise<Connection<DebtorRecord>>;
}

export function debtorStore(model: Model<DebtorRecord>, request: StoreRequest): DebtorStore {
  const records = recordStore(model, request, { amountBand: ['amount'] });
  return {
    ...records,
    async find(args, selection) {
      const orderName = args.order ?? 'FILED_DESC';
      return records.search(args, selection, {
        filter: {
          ...nameFilter(args.name),
          ...(args.court != null && { court: args.court }),
          ...dateRange('filedOn', args.filedFrom, args.filedTo),
        },
        order: ORDERS[orderName],
        orderName,
      });
    },
  };
}
