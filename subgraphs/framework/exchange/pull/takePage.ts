import type { ClientSession, Collection } from 'mongoose';
import { DISTRICT } from '../../../../schema/policy/district';
import type { NewRow } from '../../records/writer/rowFault';
import type { OpenWrite } from '../../records/writer/writer';
import { pullChannel } from '../channel';
import type { FeedPut, FeedRemoval, FeedRow } from '../city/messages';
import type { ExchangeModels } from '../model';
import type { PulledRow } from '../record';
import type { FeedTarget } from './feedTarget';
import { isPut, lastOfEach, pulledHead, pulledId, removedRow } from './pulledRows';
import { demanded, execute } from './removal';
import { writePuts, type RowParts } from './writePuts';

/** What pages are stored with. */
export interface PageParts extends RowParts {
  readonly models: ExchangeModels;
  readonly rows: Collection<NewRow>;
}

/** Rows of one kind of a feed. */
export interface TakenPage {
  readonly rows: readonly FeedRow[];
  /** How far the page takes the cursor; absent for rows that are pulled again. */
  readonly cursor?: { readonly from: string | null; readonly next: string };
}

/** Another process has stored the page. */
class PageTaken extends Error {}

/**
 * Stores a page in one transaction: the records of its rows, what became of each row, its removals,
 * the receipt as a batch, and the cursor. After a crash either all of it is stored or none. Rows
 * that were stored before change nothing.
 */
export async function takePage(
  parts: PageParts,
  feedTarget: FeedTarget,
  page: TakenPage,
): Promise<void> {
  const { feed, kind } = feedTarget;
  const at = parts.now();
  const isRepeated = page.cursor === undefined;
  const last = lastOfEach(page.rows);
  const known = await knownRows(parts, feedTarget, last);
  const rows = last.filter(
    ({ id, version }) => isRepeated || version > (known.get(id)?.version ?? 0),
  );
  // The records of a subject that has moved away stay up to date.
  const isOurs = ({ id, region }: FeedPut) =>
    region === DISTRICT || known.get(id)?.state === 'STORED';
  const puts = rows.filter(isPut).filter(isOurs);
  const skipped = rows
    .filter(isPut)
    .filter((row) => !isOurs(row))
    .map((row): PulledRow => ({ ...pulledHead(feed, kind, row, at), state: 'SKIPPED' }));
  const removals = rows.filter((row) => !isPut(row)) as readonly FeedRemoval[];
  const finish = async (open: OpenWrite, taken: readonly PulledRow[]) => {
    await moveCursor(parts, feedTarget, page, open.session);
    const removed = await removeRows(parts, feedTarget, { removals, at }, open);
    await storeRows(parts, [...skipped, ...taken, ...removed], open.session);
  };
  try {
    if (puts.length > 0) await writePuts(parts, feedTarget, { puts, isRepeated, at }, finish);
    else await parts.writer.transaction((open) => finish(open, []));
  } catch (error) {
    if (!(error instanceof PageTaken)) throw error;
  }
}

type Known = Pick<PulledRow, 'row' | 'version' | 'state'>;

/** What is stored of rows, by their ids in the feed. */
async function knownRows(
  { models }: PageParts,
  { feed, kind }: FeedTarget,
  rows: readonly FeedRow[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = rows.map(({ id }) => pulledId(feed.name, kind, id));
  const found = await models.pulled
    .find({ _id: { $in: ids } }, { row: 1, version: 1, state: 1 })
    .lean<Known[]>()
    .exec();
  return new Map(found.map((each) => [each.row, each]));
}

/** Hides the records of removed rows. */
async function removeRows(
  { models, rows }: PageParts,
  { feed, kind }: FeedTarget,
  { removals, at }: { readonly removals: readonly FeedRemoval[]; readonly at: Date },
  open: OpenWrite,
): Promise<readonly PulledRow[]> {
  const { session } = open;
  const removed: PulledRow[] = [];
  for (const row of removals) {
    const head = pulledHead(feed, kind, row, at);
    const before = await models.pulled.findById(head._id).session(session).lean<PulledRow>().exec();
    const parts = { rows, feed, kind, at };
    const removal = await execute(open, parts, before ?? undefined, demanded(feed, row));
    removed.push(removedRow(head, before ?? undefined, removal));
  }
  return removed;
}

/** @throws PageTaken when another process has moved the cursor */
async function moveCursor(
  { models }: PageParts,
  { feed, kind }: FeedTarget,
  { cursor }: TakenPage,
  session: ClientSession,
): Promise<void> {
  if (cursor === undefined) return;
  const _id = pullChannel(feed.name, kind);
  const known = await models.channel.findById(_id).session(session).lean().exec();
  if ((known?.cursor ?? null) !== cursor.from) throw new PageTaken();
  await models.channel.updateOne(
    { _id },
    { $set: { cursor: cursor.next }, $setOnInsert: { succeededAt: null, failure: null } },
    { session, upsert: true },
  );
}

async function storeRows(
  { models }: PageParts,
  rows: readonly PulledRow[],
  session: ClientSession,
): Promise<void> {
  if (rows.length === 0) return;
  await models.pulled.bulkWrite(
    rows.map((row) => ({
      replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
    })),
    { session, ordered: false },
  );
}
