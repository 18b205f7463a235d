import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../../kit/context';
import type { Order } from '../../kit/page/order';
import type { Connection, PageArgs } from '../../kit/page/page';
import { decidedBetween } from '../../kit/record/decidedBetween';
import { NEWEST_FIRST, recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import { DECISION_SOURCES } from '../decisionSources';
import type { PenaltyClass, PenaltyRecord, PenaltySeverity } from './record';

const ORDERS = {
  NEWEST: NEWEST_FIRST,
  FINE_DESC: [
    ['fine', -1],
    ['decisionDate', -1],
    ['_id', -1],
  ],
} as const satisfies Record<string, Order>;

export interface PenaltySearch extends PageArgs {
  readonly order?: keyof typeof ORDERS | null;
  readonly filter?: {
    readonly department?: string | null;
    readonly penaltyClass?: PenaltyClass | null;
    readonly violationType?: string | null;
    readonly severity?: PenaltySeverity | null;
    readonly decidedFrom?: string | null;
    readonly decidedTo?: string | null;
    /** In fen. */
    readonly fineFrom?: bigint | null;
  } | null;
}

export interface PenaltyStore extends Pick<RecordStore<PenaltyRecord>, 'byId' | 'ofSubjects'> {
  /** @throws BAD_USER_INPUT when `fineFrom` comes without the order FINE_DESC, and page errors */
  search(args: PenaltySearch, selection: ListSelection): Promise<Connection<PenaltyRecord>>;
}

export function penaltyStore(model: Model<PenaltyRecord>, request: StoreRequest): PenaltyStore {
  const records = recordStore(model, request, {
    ...DECISION_SOURCES,
    amountBand: ['fine', 'confiscation'],
  });
  return {
    ...records,
    async search(args, selection) {
      const orderName = args.order ?? 'NEWEST';
      // No index serves a range of fines in the order of dates: it would read every penalty.
      if (args.filter?.fineFrom != null && orderName !== 'FINE_DESC') {
        throw creditError('BAD_USER_INPUT', 'The condition fineFrom needs the order FINE_DESC.');
      }
      const query = { filter: conditions(args), order: ORDERS[orderName], orderName };
      return records.search(args, selection, query);
    },
  };
}

function conditions({ filter }: PenaltySearch): Record<string, unknown> {
  return {
    ...(filter?.department != null && { authorityId: filter.department }),
    ...(filter?.penaltyClass != null && { penaltyClasses: filter.penaltyClass }),
    ...(filter?.violationType != null && { violationType: filter.violationType }),
    ...(filter?.severity != null && { severity: filter.severity }),
    ...(filter?.fineFrom != null && { fine: { $gte: filter.fineFrom } }),
    ...decidedBetween(filter?.decidedFrom, filter?.decidedTo),
  };
}
