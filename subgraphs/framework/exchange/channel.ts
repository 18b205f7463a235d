import { CityError } from './city/failure';
import type { ExchangeModels } from './model';
import type { ChannelRecord } from './record';

/** The channel of the push. */
export const PUSH = 'push';

/** The channel of one kind of a feed. */
export const pullChannel = (feed: string, kind: string) => `${feed}/${kind}`;

/** The cursor of a channel; null before its first success. */
export async function cursorOf(
  { channel }: ExchangeModels,
  id: string,
): Promise<ChannelRecord['cursor']> {
  return (await channel.findById(id).lean<ChannelRecord>().exec())?.cursor ?? null;
}

/**
 * Runs a channel, and stores whether the city could be reached.
 * @throws the error of the run, after it is stored
 */
export async function runChannel(
  { channel }: ExchangeModels,
  id: string,
  now: () => Date,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CityError) {
      const ranAt = now();
      const before = await channel.findById(id).lean<ChannelRecord>().exec();
      const failure = { code: error.code, since: before?.failure?.since ?? ranAt };
      await channel.updateOne(
        { _id: id },
        { $set: { ranAt, failure }, $setOnInsert: { cursor: null, succeededAt: null } },
        { upsert: true },
      );
    }
    throw error;
  }
  const ranAt = now();
  await channel.updateOne(
    { _id: id },
    { $set: { ranAt, succeededAt: ranAt, failure: null }, $setOnInsert: { cursor: null } },
    { upsert: true },
  );
}
