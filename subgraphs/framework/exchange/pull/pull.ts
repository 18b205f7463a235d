import type { JobContext } from '../../jobs/jobs';
import { cursorOf, pullChannel, runChannel } from '../channel';
import type { CityClient } from '../city/cityClient';
import { CityError } from '../city/failure';
import type { PulledRow } from '../record';
import type { FeedTarget } from './feedTarget';
import { execute } from './removal';
import { takePage, type PageParts } from './takePage';

/** What the pull works with. */
export interface PullParts extends PageParts {
  readonly client: CityClient;
  readonly targets: readonly FeedTarget[];
}

/**
 * Takes what the feeds have delivered since the last run. Each kind of a feed has a cursor of its
 * own, so that one that fails does not hold up the others.
 * @throws the first error, after all feeds were tried
 */
export async function pull(parts: PullParts, context: JobContext): Promise<void> {
  const errors: unknown[] = [];
  for (const target of parts.targets) {
    context.signal.throwIfAborted();
    const channel = pullChannel(target.feed.name, target.kind);
    await runChannel(parts.models, channel, parts.now, () =>
      pullKind(parts, target, context),
    ).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

async function pullKind(parts: PullParts, target: FeedTarget, context: JobContext): Promise<void> {
  const { feed, kind } = target;
  const channel = pullChannel(feed.name, kind);
  await removeLater(parts, target);
  for (;;) {
    const from = (await cursorOf(parts.models, channel)) as string | null;
    const { rows, next, more } = await parts.client.feed(feed.name, kind, from);
    if (more && next === from) throw new CityError('ANSWER_INVALID');
    await takePage(parts, target, { rows, cursor: { from, next } });
    if (!more) return;
    context.signal.throwIfAborted();
    await context.touch();
  }
}

/** Removals in one run that could not be executed before, because their record was frozen. */
const RETRIED = 100;

/** Executes the removals that a frozen record had held up. */
async function removeLater(
  { models, rows, writer, now }: PullParts,
  { feed, kind }: FeedTarget,
): Promise<void> {
  const waiting = await models.pulled
    .find({ state: 'REMOVING', feed: feed.name, kind })
    .sort({ at: 1 })
    .limit(RETRIED)
    .lean<PulledRow[]>()
    .exec();
  const at = now();
  for (const row of waiting)
    await writer.transaction(async (open) => {
      const removal = await execute(open, { rows, feed, kind, at }, row, row.removal!);
      if (removal.executedOn === null) return;
      await models.pulled.updateOne(
        { _id: row._id, state: 'REMOVING' },
        { $set: { removal, state: 'REMOVED', at } },
        { session: open.session },
      );
    });
}
