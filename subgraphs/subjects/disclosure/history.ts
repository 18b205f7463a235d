import type { StoreRequest } from '../../kit/context';
import type { Connection } from '../../kit/page/page';
import { searchPage } from '../../kit/page/pager';
import type { Details } from './details';
import { historyFilter, NEWEST, type HistoryArgs } from './entryLists';
import type { DisclosureLog } from './log';
import type { EntryRecord } from './record';
import { openDetails } from './sealEvent';

/** An entry as its subject sees it. */
export interface SubjectEntry {
  readonly subjectId: string;
  readonly record: EntryRecord;
  /** Null once the subject's key has been destroyed. */
  readonly details: Details | null;
}

type HistoryRequest = Pick<StoreRequest, 'now' | 'cursors' | 'vault'>;

/**
 * One page of the accesses to a subject's information, newest first; accesses in a covert case
 * are there from their release on.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export async function historyPage(
  log: DisclosureLog,
  request: StoreRequest,
  subjectId: string,
  args: HistoryArgs,
  wantsTotal: boolean,
): Promise<Connection<SubjectEntry>> {
  await log.settle();
  const page = await searchPage(log.models.entries, request, {
    list: 'Disclosure.ofSubject',
    args,
    order: NEWEST,
    filter: historyFilter(log.keys, subjectId, args, request.now),
    projection: {},
    wantsTotal,
  });
  const nodes = await opened(page.nodes, subjectId, request);
  return {
    ...page,
    nodes,
    edges: page.edges.map(({ cursor }, i) => ({ cursor, node: nodes[i]! })),
  };
}

/** Everything of a subject's history, newest first, read in portions: for an export. */
export async function* wholeHistory(
  log: DisclosureLog,
  request: HistoryRequest,
  subjectId: string,
): AsyncGenerator<SubjectEntry> {
  await log.settle();
  const cursor = log.models.entries
    .find(historyFilter(log.keys, subjectId, {}, request.now))
    .sort({ at: -1, _id: -1 })
    .batchSize(100)
    .lean<EntryRecord[]>()
    .cursor();
  for await (const record of cursor as AsyncIterable<EntryRecord>)
    yield* await opened([record], subjectId, request);
}

function opened(
  records: readonly EntryRecord[],
  subjectId: string,
  { vault }: Pick<StoreRequest, 'vault'>,
): Promise<SubjectEntry[]> {
  return Promise.all(
    records.map(async (record) => ({
      subjectId,
      record,
      details: await openDetails(record, subjectId, vault),
    })),
  );
}
