import type { Collection } from 'mongoose';
import { versionOf } from '../../records/writer/event';
import type { NewRow } from '../../records/writer/rowFault';
import type { CityClient } from '../city/cityClient';
import type { ExchangeModels } from '../model';
import type { FeedTarget } from '../pull/feedTarget';
import type { PulledRow } from '../record';
import { UNSOUND, type Sides } from './compare';
import { chunksOf, daysOf, listOf, type RowOfDay } from './days';

const CHUNK = 1000;

/** The rows of a kind of a feed that are stored here, and those that the city has. */
export function pullSides(
  { models, rows }: { readonly models: ExchangeModels; readonly rows: Collection<NewRow> },
  client: CityClient,
  { feed, kind }: Pick<FeedTarget, 'feed' | 'kind'>,
): Sides {
  const channel = `feeds/${feed.name}` as const;

  async function* pulled(day?: string): AsyncGenerator<RowOfDay> {
    const match = { feed: feed.name, kind, ...(day !== undefined && { day }) };
    const cursor = models.pulled
      .find({ ...match, state: { $nin: ['REMOVED', 'REMOVING'] } })
      .sort({ day: 1, row: 1 })
      .lean<PulledRow>()
      .cursor();
    for await (const chunk of chunksOf(cursor, CHUNK)) yield* await checked(chunk);
  }

  /** Whether the record of each row is still what the row made of it, or has ended since. */
  async function checked(chunk: readonly PulledRow[]) {
    const ids = chunk.flatMap(({ state, recordId }) => (state === 'STORED' ? [recordId!] : []));
    const found = await rows
      .find({ _id: { $in: ids } }, { projection: { state: 1, versions: 1 } })
      .toArray();
    const byId = new Map(found.map((row) => [row._id, row]));
    return chunk.map(({ row: id, day, version, digest, state, recordId, recordVersion }) => {
      const record = recordId === null ? undefined : byId.get(recordId);
      const isInForce = record?.state === 'ACTIVE' || record?.state === 'DISPUTED';
      const isSound =
        state !== 'STORED' ||
        (record !== undefined && (!isInForce || versionOf(record) === recordVersion));
      return { id, day, version, digest: isSound ? (digest ?? UNSOUND) : UNSOUND, isSound };
    });
  }

  return {
    names: { onlyHere: 'ONLY_HERE', onlyThere: 'MISSING_HERE', unsound: 'CHANGED_HERE' },
    daysHere: () => daysOf(pulled()),
    daysThere: () => client.summary(channel, kind),
    rowsHere: (day) => listOf(pulled(day)),
    rowsThere: (day) => client.summaryRows(channel, kind, day),
  };
}
