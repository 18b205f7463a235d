import type { StoreRequest } from '../../framework/context';
import { rowList } from '../../framework/lists/list';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { countOpen } from './findings';
import type { ReconciliationModels } from './model';
import type { FindingKind, FindingRecord, ReadRecord } from './record';

const NEWEST: Order = [
  ['foundAt', -1],
  ['_id', -1],
];

export interface FindingArgs extends PageArgs {
  readonly openOnly?: boolean | null;
}

/** The findings of the reconciliation, for auditors. */
export interface FindingStore {
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  findings(args: FindingArgs, wantsTotal: boolean): Promise<Connection<FindingRecord>>;
  open(): Promise<Record<FindingKind, number>>;
  reads(): Promise<ReadRecord[]>;
}

export function findingStore(models: ReconciliationModels, request: StoreRequest): FindingStore {
  return {
    findings: ({ openOnly, ...args }, wantsTotal) =>
      searchPage<FindingRecord>(
        request,
        rowList(request, {
          collection: models.findings.collection.collectionName,
          name: 'Disclosure.findings',
          args,
          order: NEWEST,
          scope: openOnly === false ? {} : { resolvedAt: null },
          project: {},
          wantsTotal,
        }),
      ),
    open: () => countOpen(models),
    reads: () => models.reads.find().sort({ _id: 1 }).lean<ReadRecord[]>(),
  };
}
