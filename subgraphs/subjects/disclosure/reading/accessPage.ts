import type { StoreRequest } from '../../../framework/context';
import { connectionOf } from '../../../framework/lists/connection';
import type { Order } from '../../../framework/lists/order';
import { readPage, type Connection, type Page, type PageArgs } from '../../../framework/lists/page';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import type { Details } from '../sealing/details';
import { GROUP_SPAN_MS } from '../stored/group';
import type { LogModels } from '../stored/model';
import type { EntryRecord } from '../stored/record';
import { accessKey, isOwn, withEntry, type Access } from './access';
import type { EntryList } from './entryLists';
import { MAX_COUNTED_GROUPS } from './entryPage';
import { entriesIn, groupsInOrder, groupsUpTo, takeFirst } from './groupsOfList';

/** A list of accesses: its entries, and a condition on the accesses that they form. */
export interface AccessList {
  readonly entries: EntryList;
  /** Whether an access is in the list; it is asked about accesses by the subject too. */
  readonly has: (access: Access) => boolean;
  /** Whether accesses by the subject or a representative are listed. */
  readonly withOwn: boolean;
  /** Decrypts the details of an entry. */
  readonly open: (record: EntryRecord) => Promise<Details | null>;
}

/** A page of accesses, and the number of accesses by the subject, listed or not. */
export interface AccessConnection<T> extends Connection<T> {
  /** Null like `totalCount`. */
  readonly ownCount: number | null;
}

interface Counts {
  readonly total: number;
  readonly own: number;
}

type Models = Pick<LogModels, 'groups'>;

/** Newest first; accesses of the same time by their first entry. */
const NEWEST: Order = [
  ['at', -1],
  ['first', -1],
];

/**
 * One page of the accesses of a list, newest first. Entries are joined when they are read: the log
 * stores one per subgraph, each with its own proof, and the id of the request is encrypted in each.
 * @param name of the list in cursors
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export async function accessPage(
  models: Models,
  { cursors }: Pick<StoreRequest, 'cursors'>,
  name: string,
  list: AccessList,
  args: PageArgs,
  wantsCounts: boolean,
): Promise<AccessConnection<Access>> {
  const page = readPage(args, name, cursors);
  const [rows, counts] = await Promise.all([
    takeFirst(accessesFrom(models, list, page), page.size + 1),
    wantsCounts ? countUpToLimit(models, list) : null,
  ]);
  const connection = connectionOf(
    rows,
    { name, order: NEWEST, page },
    cursors,
    counts?.total ?? null,
  );
  return Object.assign(connection, { ownCount: counts?.own ?? null });
}

type Position = readonly [at: number, first: number];

/**
 * The accesses of a list in the direction of a page, from its start. The entries of an access have
 * the same time, and the times in a group span GROUP_SPAN_MS at most: an access is complete as soon
 * as no later group can have an entry of its time.
 */
async function* accessesFrom(
  models: Models,
  list: AccessList,
  { start, backward }: Pick<Page, 'start' | 'backward'>,
): AsyncGenerator<Access> {
  const from = start as Position | undefined;
  const direction = backward ? 1 : -1;
  const order = { backward, from: from && around(from, backward) };
  const parts = new Map<string, Access>();
  const inPage = (access: Access) =>
    (from === undefined || direction * (access.at - from[0] || access.first - from[1]) > 0) &&
    list.has(access);

  function complete(isComplete: (at: number) => boolean): Access[] {
    const found: Access[] = [];
    for (const [key, access] of parts)
      if (isComplete(access.at)) {
        parts.delete(key);
        if (inPage(access)) found.push(access);
      }
    return found.sort((a, b) => direction * (a.at - b.at || a.first - b.first));
  }

  for await (const group of groupsInOrder(models, list.entries, order)) {
    const edge = backward ? group.newest - GROUP_SPAN_MS : group.newest;
    yield* complete((at) => direction * (at - edge) < 0);
    for (const record of entriesIn(group, list.entries))
      if (from === undefined || direction * (record.at - from[0]) >= 0)
        await add(parts, record, list);
  }
  yield* complete(() => true);
}

/** A filter for the groups with accesses of the time of a position or after it in a direction. */
function around([at]: Position, backward: boolean) {
  return { newest: backward ? { $gte: at } : { $lte: at + GROUP_SPAN_MS } };
}

async function add(
  parts: Map<string, Access>,
  record: EntryRecord,
  { open, withOwn }: Pick<AccessList, 'open' | 'withOwn'>,
): Promise<void> {
  // All entries of an access by the subject have this basis: its details need not be decrypted.
  if (!withOwn && record.basis === 'SELF') return;
  const entry = { record, details: await open(record) };
  const key = accessKey(entry);
  parts.set(key, withEntry(parts.get(key), entry));
}

async function countUpToLimit(models: Models, list: AccessList): Promise<Counts | null> {
  const parts = new Map<string, Access>();
  let seen = 0;
  for await (const group of groupsUpTo(models, list.entries, MAX_COUNTED_GROUPS + 1)) {
    for (const record of entriesIn(group, list.entries))
      await add(parts, record, { ...list, withOwn: true });
    if (++seen > MAX_COUNTED_GROUPS || parts.size > COUNT_LIMIT) return null;
  }
  let [total, own] = [0, 0];
  for (const access of parts.values()) {
    if (!list.has(access)) continue;
    if (isOwn(access)) own++;
    if (list.withOwn || !isOwn(access)) total++;
  }
  return { total, own };
}
