import { subjectPseudonym } from '../../../../schema/log/logKeys';
import type { StoreRequest } from '../../../framework/context';
import type { DisclosureLog } from '../log';
import { openDetails } from '../sealing/sealEvent';
import type { EntryRecord } from '../stored/record';
import { accessResult, type Access } from './access';
import { accessPage, type AccessConnection } from './accessPage';
import { historyList, type HistoryArgs } from './entryLists';
import { settled } from './haltOnFault';
import { withNodes } from '../../../framework/lists/withNodes';

/** An access as its subject sees it. */
export interface SubjectAccess extends Access {
  readonly subjectId: string;
}

/**
 * One page of the accesses to a subject's information, newest first: one for each request, whatever
 * the number of subgraphs. Accesses to a duplicate that was merged into the subject are among them.
 * Accesses in a covert case are listed from their release on.
 * @param ids of the subject, and of its merged duplicates
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export async function historyPage(
  log: DisclosureLog,
  request: StoreRequest,
  [subjectId, ...duplicates]: readonly string[],
  args: HistoryArgs,
  wantsCounts: boolean,
): Promise<AccessConnection<SubjectAccess>> {
  await settled(log);
  const { result, includeOwn } = args;
  const ids = [subjectId!, ...duplicates];
  const idOf = new Map(ids.map((id) => [subjectPseudonym(log.keys, id), id]));
  const list = {
    entries: historyList(log.keys, ids, args, request.now),
    has: (access: Access) => result == null || accessResult(access) === result,
    withOwn: includeOwn === true,
    open: (record: EntryRecord) =>
      openDetails(record, idOf.get(record.subject ?? ''), request.vault),
  };
  const page = await accessPage(
    log.models,
    request,
    'Disclosure.ofSubject',
    list,
    args,
    wantsCounts,
  );
  const nodes = page.nodes.map((access) => ({ ...access, subjectId: subjectId! }));
  return { ...withNodes(page, nodes), ownCount: page.ownCount };
}
