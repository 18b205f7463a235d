import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../context';
import { departmentLimit } from '../guard/departmentLimit';
import { rowList, type RowList } from '../lists/list';
import type { Connection, PageArgs } from '../lists/page';
import { searchPage } from '../lists/pager';
import { withNodes } from '../lists/withNodes';
import type { ListSelection } from '../selection';
import type { ExchangeModels } from './model';
import { READERS_OF_ALL } from './readers';
import type { DifferenceRecord, ExchangeDirection, PulledRow, SentRecord } from './record';
import { pulledRow, sentRow, type ExchangeRow } from './report';

export interface RowQuestion extends PageArgs {
  readonly direction: ExchangeDirection;
  readonly state?: string | null;
  readonly kind?: string | null;
  readonly recordId?: string | null;
  readonly department?: string | null;
}

export interface DifferenceQuestion extends PageArgs {
  /** First and last day of reconciliation. */
  readonly from: string;
  readonly to: string;
}

/** The lists of the exchange: a steward receives what concerns the own department. */
export interface ExchangeLists {
  /**
   * A page of the rows of a direction that a question selects, latest first.
   * @throws BAD_USER_INPUT for a question with neither a state nor a record
   */
  rows(question: RowQuestion, selection: ListSelection): Promise<Connection<ExchangeRow>>;
  /** A page of the differences of a period's reconciliations, latest first. */
  differences(
    question: DifferenceQuestion,
    selection: ListSelection,
  ): Promise<Connection<DifferenceRecord>>;
}

// The indexes have these orders.
const LATEST_CHANGE = [
  ['at', -1],
  ['_id', 1],
] as const;
const LATEST_RUN = [
  ['run', -1],
  ['_id', 1],
] as const;

export function exchangeLists(
  { sent, pulled, difference }: ExchangeModels,
  request: StoreRequest,
): ExchangeLists {
  /** Callers without a department, unless they read all, receive an empty list. */
  const scopeOf = (department: string | null = null) => ({
    ...(departmentLimit(request.viewer, department, READERS_OF_ALL) ?? { department: '' }),
  });

  function page<T extends object>(
    list: Pick<RowList, 'collection' | 'name' | 'scope' | 'filter' | 'order'>,
    args: PageArgs,
    { wantsTotal }: ListSelection,
  ): Promise<Connection<T>> {
    return searchPage<T>(request, rowList(request, { ...list, args, project: {}, wantsTotal }));
  }

  return {
    async rows({ direction, state, kind, recordId, department, ...args }, selection) {
      if (state == null && recordId == null)
        throw creditError('BAD_USER_INPUT', 'State the argument state or recordId.');
      const ofState = state != null && { state };
      const list = {
        name: `ExchangeRow.${direction}`,
        scope: scopeOf(department),
        order: LATEST_CHANGE,
      };
      if (direction === 'PUSH') {
        const collection = sent.collection.collectionName;
        const ofKind = kind != null && { type: kind };
        const filter = { ...ofState, ...ofKind, ...(recordId != null && { _id: recordId }) };
        const found = await page<SentRecord>({ ...list, collection, filter }, args, selection);
        return withNodes(found, found.nodes.map(sentRow));
      }
      const collection = pulled.collection.collectionName;
      const filter = {
        ...ofState,
        ...(kind != null && { kind }),
        ...(recordId != null && { recordId }),
      };
      const found = await page<PulledRow>({ ...list, collection, filter }, args, selection);
      return withNodes(found, found.nodes.map(pulledRow));
    },
    differences: ({ from, to, ...args }, selection) =>
      page(
        {
          collection: difference.collection.collectionName,
          name: 'ExchangeDifference',
          scope: scopeOf(),
          filter: { run: { $gte: from, $lte: to } },
          order: LATEST_RUN,
        },
        args,
        selection,
      ),
  };
}
