import type { ClientSession } from 'mongoose';
import { DURABLE, isDuplicate } from '../../framework/durable';
import type { FeedModels, Generation, Replaced, SourceProgress } from './model';
import { packSegment, type FactPage } from './segment';

/** How long a process that reports no progress keeps others from building. */
const LEASE_MS = 60_000;

const NOT_READ: SourceProgress = { cursor: 0, position: null, rows: 0, total: 0, complete: false };

/** A page of a source, and what it changes in the progress of the source. */
export interface Advance extends FactPage {
  readonly source: string;
  /** The progress that the page continues; another process may have stored the page meanwhile. */
  readonly from: SourceProgress;
  readonly to: SourceProgress;
}

/** The stored generations. Every change of one compares what it was before. */
export interface Generations {
  live(): Promise<Generation | null>;
  building(): Promise<Generation | null>;
  /** Begins to build a generation, unless one is being built. */
  begin(at: Date): Promise<void>;
  /** Takes the lease of the generation that is being built. @returns null if it is not to be had */
  claim(owner: string, at: Date): Promise<Generation | null>;
  release(owner: string): Promise<void>;
  /**
   * Stores a page and the progress in one transaction: each page counts once, however many
   * processes read it.
   * @returns false when another process was first
   */
  advance(generation: Generation, page: Advance): Promise<boolean>;
  /** Makes a built generation the live one. @returns false when one of them has changed */
  publish(built: Generation, live: Generation | null, equal: boolean): Promise<boolean>;
  /** Removes a generation that was not finished. */
  drop(generation: Generation): Promise<void>;
}

export function generations(models: FeedModels, sources: readonly string[]): Generations {
  const { generation, segment } = models;
  const inTransaction = <T>(work: (session: ClientSession) => Promise<T>): Promise<T> =>
    generation.db.withSession((session) =>
      session.withTransaction(() => work(session), { writeConcern: DURABLE }),
    );
  const inState = (state: Generation['state']) =>
    generation.findOne({ state }).readConcern('majority').lean<Generation>().exec();
  const removeSegments = async (ids: readonly number[]) => {
    await segment.deleteMany({ generation: { $in: [...ids] } });
    await generation.deleteMany({ _id: { $in: [...ids] } });
  };

  return {
    live: () => inState('LIVE'),
    building: () => inState('BUILDING'),
    async begin(at) {
      const last = await generation.findOne().sort({ _id: -1 }).lean<Generation>().exec();
      try {
        await generation.create({
          _id: (last?._id ?? 0) + 1,
          state: 'BUILDING',
          startedAt: at,
          segments: 0,
          sources: Object.fromEntries(sources.map((name) => [name, NOT_READ])),
          lease: null,
        });
      } catch (error) {
        // Another process, or this one, builds already.
        if (!isDuplicate(error)) throw error;
      }
    },
    claim: (owner, at) =>
      generation
        .findOneAndUpdate(
          {
            state: 'BUILDING',
            $or: [{ lease: null }, { 'lease.owner': owner }, { 'lease.until': { $lt: at } }],
          } as object,
          { $set: { lease: { owner, until: new Date(at.getTime() + LEASE_MS) } } },
          { returnDocument: 'after' },
        )
        .lean<Generation>()
        .exec(),
    async release(owner) {
      await generation.updateOne({ 'lease.owner': owner } as object, { $set: { lease: null } });
    },
    async advance({ _id, state }, { source, from, to, facts, subjects }) {
      const data = facts.length === 0 ? undefined : await packSegment({ facts, subjects });
      const path = `sources.${source}`;
      return inTransaction(async (session) => {
        const stored = await generation
          .findOneAndUpdate(
            {
              _id,
              state,
              [`${path}.cursor`]: from.cursor,
              [`${path}.position`]: from.position,
              [`${path}.complete`]: from.complete,
            } as object,
            { $set: { [path]: to }, $inc: { segments: data ? 1 : 0 } },
            { session, returnDocument: 'after' },
          )
          .lean<Generation>()
          .exec();
        if (stored === null) return false;
        if (data)
          await segment.collection.insertOne(
            { generation: _id, number: stored.segments, source, data },
            { session },
          );
        return true;
      });
    },
    async publish(built, live, equal) {
      const replaced: Replaced | undefined = live
        ? { generation: live._id, segments: live.segments, atSegments: built.segments, equal }
        : undefined;
      const done = await inTransaction(async (session) => {
        const unchanged = ({ _id, state, segments, sources }: Generation) =>
          ({ _id, state, segments, sources }) as object;
        if (live) {
          const old = await generation.updateOne(
            unchanged(live),
            { $set: { state: 'OLD' } },
            { session },
          );
          if (old.matchedCount === 0) return false;
        }
        const now = await generation.updateOne(
          unchanged(built),
          { $set: { state: 'LIVE', lease: null, ...(replaced && { replaced }) } },
          { session },
        );
        if (now.matchedCount > 0) return true;
        await session.abortTransaction();
        return false;
      });
      if (!done) return false;
      // The one that was replaced stays: a process may not have read it to its end yet.
      const older = { _id: { $lt: live?._id ?? built._id } };
      const found = await generation.find(older, { _id: 1 }).lean<{ _id: number }[]>().exec();
      await removeSegments(found.map(({ _id }) => _id));
      return true;
    },
    drop: ({ _id }) => removeSegments([_id]),
  };
}
