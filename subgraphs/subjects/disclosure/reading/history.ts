import type { StoreRequest } from '../../../framework/context';
import type { DisclosureLog } from '../log';
import { openDetails } from '../sealing/sealEvent';
import { accessResult, type Access } from './access';
import { accessPage, type AccessConnection } from './accessPage';
import { historyList, type HistoryArgs } from './entryLists';
import { settled } from './haltOnFault';
import { withNodes } from './withNodes';

/** An access as its subject sees it. */
export interface SubjectAccess extends Access {
  readonly subjectId: string;
}

/**
 * One page of the accesses to a subject's information, newest first: one for each request, whatever
 * the number of subgraphs. Accesses in a covert case are listed from their release on.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR
 */
export async function historyPage(
  log: DisclosureLog,
  request: StoreRequest,
  subjectId: string,
  args: HistoryArgs,
  wantsCounts: boolean,
): Promise<AccessConnection<SubjectAccess>> {
  await settled(log);
  const { result, includeOwn } = args;
  const list = {
    entries: historyList(log.keys, subjectId, args, request.now),
    has: (access: Access) => result == null || accessResult(access) === result,
    withOwn: includeOwn === true,
    open: (record: Parameters<typeof openDetails>[0]) =>
      openDetails(record, subjectId, request.vault),
  };
  const page = await accessPage(
    log.models,
    request,
    'Disclosure.ofSubject',
    list,
    args,
    wantsCounts,
  );
  const nodes = page.nodes.map((access) => ({ ...access, subjectId }));
  return { ...withNodes(page, nodes), ownCount: page.ownCount };
}
