import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import { nameFilter } from '../../kit/nameFilter';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import { dateRange } from '../dateRange';
import type { DefaulterRecord } from './record';

export const ORDERS = {
  PUBLISHED_DESC: [
    ['publishedOn', -1],
    ['_id', -1],
  ],
  FILED_DESC: [
    ['filedOn', -1],
    ['_id', -1],
  ],
} as const satisfies Record<string, Order>;

export interface DefaulterSearch extends PageArgs {
  readonly name?: string | null;
  readonly court?: string | null;
  readonly ground?: string | null;
  readonly publishedFrom?: string | null;
  readonly publishedTo?: string | null;
  readonly order?: keyof typeof ORDERS | null;
}

export interface DefaulterStore extends RecordStore<DefaulterRecord> {
  /** @throws BAD_USER_INPUT when the name is too short or too long, and page errors */
  find(args: DefaulterSearch, selection: ListSelection): Promise<Connection<DefaulterRecord>>;
}

export function defaulterStore(
  model: Model<DefaulterRecord>,
  request: StoreRequest,
): DefaulterStore {
  const records = recordStore(model, request);
  return {
    ...records,
    async find(args, selection) {
      const orderName = args.order ?? 'PUBLISHED_DESC';
      return records.search(args, selection, {
        filter: {
          ...nameFilter(args.name),
          ...(args.court != null && { court: args.court }),
          ...(args.ground != null && { ground: args.ground }),
          ...dateRange('publishedOn', args.publishedFrom, args.publishedTo),
        },
        order: ORDERS[orderName],
        orderName,
      });
    },
  };
}
