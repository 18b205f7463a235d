import { createHash, randomUUID } from 'node:crypto';
import { creditError } from '../../../../schema/errors';
import { canonical } from '../../../../schema/log/canonical';
import { LogFault } from '../../../../schema/log/logFault';
import { matrixOn } from '../../../../schema/policy/matrix';
import type { StoreRequest } from '../../../framework/context';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import type { DisclosureLog } from '../log';
import type { Details } from '../sealing/details';
import { openDetails, openSubject, type LogEvent } from '../sealing/sealEvent';
import type { EntryRecord } from '../stored/record';
import { searchList, type DisclosureFilter } from './entryLists';
import { entryPage } from './entryPage';
import { settled } from './haltOnFault';
import { withNodes } from '../../../framework/lists/withNodes';

/** An entry as auditors see it. */
export interface AuditorEntry {
  readonly record: EntryRecord;
  /** The subject's id; undefined when the entry has no subject. */
  readonly about: string | undefined;
  /** Null once the subject's key was destroyed. */
  readonly details: Details | null;
}

/**
 * One page of the entries that match an auditor's filter, newest first, with details. The search
 * itself is logged before it returns. A search that names a subject is logged as an access to that
 * subject, who sees it in the access history.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR; DISCLOSURE_LOG_UNAVAILABLE or
 *   DISCLOSURE_LOG_STOPPED when the search cannot be logged
 */
export async function auditSearch(
  log: DisclosureLog,
  request: StoreRequest,
  requestId: string,
  filter: DisclosureFilter,
  args: PageArgs,
  wantsTotal: boolean,
): Promise<Connection<AuditorEntry>> {
  await settled(log);
  const list = searchList(log.keys, filter);
  const page = await entryPage(log.models, request, 'Disclosure.search', list, args, wantsTotal);
  const [nodes] = await Promise.all([
    Promise.all(page.nodes.map((record) => decrypted(record, request))),
    log.append([searchEvent(request, requestId, filter)]).catch((error: unknown) => {
      if (error instanceof LogFault) throw creditError('DISCLOSURE_LOG_STOPPED');
      const { name: kind } = error as Error;
      log.report('error', 'an auditor’s search could not be logged', { requestId, kind });
      throw creditError('DISCLOSURE_LOG_UNAVAILABLE');
    }),
  ]);
  return withNodes(page, nodes);
}

async function decrypted(
  record: EntryRecord,
  { vault }: Pick<StoreRequest, 'vault'>,
): Promise<AuditorEntry> {
  const about = await openSubject(record, vault);
  return { record, about, details: await openDetails(record, about, vault) };
}

function searchEvent(
  { viewer, now, today }: StoreRequest,
  requestId: string,
  { subjectId, from, to, ...rest }: DisclosureFilter,
): LogEvent {
  const conditions = canonical({
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null)),
    ...(subjectId != null && { subjectId }),
    ...(from != null && { from: from.toISOString() }),
    ...(to != null && { to: to.toISOString() }),
  });
  return {
    id: randomUUID(),
    at: now.toISOString(),
    requestId,
    operation: createHash('sha256').update(conditions).digest('hex'),
    subgraph: 'subjects',
    actor: viewer.actor,
    roles: viewer.roles,
    ...(viewer.client !== undefined && { client: viewer.client }),
    ...(viewer.organization !== undefined && { organization: viewer.organization }),
    ...(viewer.department !== undefined && { department: viewer.department }),
    ...(viewer.purpose !== undefined && { purpose: viewer.purpose }),
    basis: 'DUTY',
    reason: conditions,
    matrix: matrixOn(today).version,
    ...(subjectId != null && { subjectId }),
    clusters: [],
    disclosed: ['DisclosureEntry'],
    masked: [],
    denied: [],
  };
}
