import type { StoreRequest } from '../../../framework/context';
import type { Connection } from '../../../framework/lists/page';
import type { DisclosureLog } from '../log';
import type { Details } from '../sealing/details';
import { openDetails } from '../sealing/sealEvent';
import type { EntryRecord } from '../stored/record';
import { historyList, type HistoryArgs } from './entryLists';
import { entriesNewestFirst, entryPage } from './entryPage';
import { settled } from './haltOnFault';
import { withNodes } from './withNodes';

/** An entry as its subject sees it. */
export interface SubjectEntry {
  readonly subjectId: string;
  readonly record: EntryRecord;
  /** Null once the subject's key was destroyed. */
  readonly details: Details | null;
}

/**
 * One page of the accesses to a subject's information, newest first. Accesses in a covert case are
 * listed from their release on.
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
  const nodes = page.nodes.map((record) => withDetails(record, subjectId, request));
  return withNodes(page, await Promise.all(nodes));
}

/** All accesses to a subject's information, newest first, for an export. */
export async function* wholeHistory(
  log: DisclosureLog,
  request: StoreRequest,
  subjectId: string,
): AsyncGenerator<SubjectEntry> {
  await settled(log);
  const list = historyList(log.keys, subjectId, {}, request.now);
  for await (const record of entriesNewestFirst(log.models, list))
    yield await withDetails(record, subjectId, request);
}

async function withDetails(
  record: EntryRecord,
  subjectId: string,
  { vault }: StoreRequest,
): Promise<SubjectEntry> {
  return { subjectId, record, details: await openDetails(record, subjectId, vault) };
}
