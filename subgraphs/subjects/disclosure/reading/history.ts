import type { StoreRequest } from '../../../framework/context';
import type { Connection } from '../../../framework/lists/page';
import type { Details } from '../sealing/details';
import { historyList, type HistoryArgs } from './entryLists';
import { entriesNewestFirst, entryPage } from './entryPage';
import { settled } from './haltOnFault';
import type { DisclosureLog } from '../log';
import type { EntryRecord } from '../stored/record';
import { openDetails } from '../sealing/sealEvent';

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
  await settled(log);
  const list = historyList(log.keys, subjectId, args, request.now);
  const page = await entryPage(log.models, request, 'Disclosure.ofSubject', list, args, wantsTotal);
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
  await settled(log);
  const list = historyList(log.keys, subjectId, {}, request.now);
  for await (const record of entriesNewestFirst(log.models, list))
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
