import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { CityClient } from '../city/cityClient';
import type { FeedRemoval, FeedRow } from '../city/messages';
import type { ExchangeModels } from '../model';
import type { FeedTarget } from '../pull/feedTarget';
import { takePage, type PageParts } from '../pull/takePage';
import type { SentRecord } from '../record';
import type { Difference } from './compare';

/** Answers for a record of which nothing but the city's row is known. */
export const UNKNOWN_DEPARTMENT = 'development-reform';

/** Has the records of differences sent again, or removed there, by the next push. */
export async function sendAgain(
  { sent }: ExchangeModels,
  type: string,
  differences: readonly Difference[],
  at: Date,
): Promise<void> {
  if (differences.length === 0) return;
  const again: Partial<SentRecord> = { state: 'WAITING', fault: null, at };
  await sent.bulkWrite(
    differences.map(({ row, day, version }) => ({
      updateOne: {
        filter: { _id: row },
        update: {
          $set: again,
          $inc: { resends: 1 },
          $max: { version },
          $setOnInsert: { type, department: UNKNOWN_DEPARTMENT, day, event: 0, digest: null },
        },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

/** Pulls the rows of differences again, and hides those that the feed no longer has. */
export async function pullAgain(
  parts: PageParts & { readonly client: CityClient },
  target: FeedTarget,
  differences: readonly Difference[],
): Promise<void> {
  const today = chinaDate(parts.now());
  const gone = differences.filter(({ difference }) => difference === 'ONLY_HERE');
  const removals = gone.map(({ row, day, version }): FeedRemoval => {
    return { id: row, version, day, action: 'REMOVE', reason: 'REVOKED', on: today };
  });
  if (removals.length > 0) await takePage(parts, target, { rows: removals });
  const wanted = new Set(differences.filter((each) => !gone.includes(each)).map(({ row }) => row));
  for (const day of new Set(differences.map((each) => each.day)))
    for await (const rows of pagesOfDay(parts.client, target, day)) {
      const again = rows.filter(({ id }) => wanted.has(id));
      if (again.length > 0) await takePage(parts, target, { rows: again });
    }
}

async function* pagesOfDay(
  client: CityClient,
  { feed, kind }: FeedTarget,
  day: string,
): AsyncGenerator<readonly FeedRow[]> {
  let after: string | null = null;
  for (;;) {
    const page = await client.feedDay(feed.name, kind, day, after);
    yield page.rows;
    if (!page.more || page.next === after) return;
    after = page.next;
  }
}
