import { Schema, type Connection, type Model, type Types } from 'mongoose';

const GENERATIONS = 'statisticsGenerations';
const SEGMENTS = 'statisticsSegments';

/** The collections of the feed, which only its timer uses. */
export const FEED_COLLECTIONS = [GENERATIONS, SEGMENTS];

/** How far one source has been read. */
export interface SourceProgress {
  /** The number of the last change of the source that is stored. */
  readonly cursor: number;
  /** Whether the source no longer stores the changes after the cursor. */
  readonly lost?: boolean;
  /** The position of the last row that was read for a rebuild; null before the first. */
  readonly position: string | null;
  /** Rows read for the rebuild, and rows that the source stores, approximately. */
  readonly rows: number;
  readonly total: number;
  /** Whether all rows have been read. */
  readonly complete: boolean;
}

/** The generation that a generation replaced. */
export interface Replaced {
  readonly generation: number;
  /** The number of its last segment, and of the last segment of the new one at the same cursors. */
  readonly segments: number;
  readonly atSegments: number;
  /** Whether both had the same facts. */
  readonly equal: boolean;
}

/** One reading of all sources from their rows, and of their changes since then. */
export interface Generation {
  readonly _id: number;
  /** BUILDING while rows are read, then LIVE; OLD when another one is LIVE. */
  readonly state: 'BUILDING' | 'LIVE' | 'OLD';
  readonly startedAt: Date;
  /** The number of its last segment. */
  readonly segments: number;
  /** By name of the source. */
  readonly sources: Readonly<Record<string, SourceProgress>>;
  /** The process that builds it; another one takes over after the time. */
  readonly lease?: { readonly owner: string; readonly until: Date } | null;
  readonly replaced?: Replaced;
}

/** The facts of one page, which are never changed. */
export interface Segment {
  readonly _id: Types.ObjectId;
  readonly generation: number;
  /** From 1, in the order of commits, without a gap. */
  readonly number: number;
  readonly source: string;
  /** The bytes of `packSegment`. */
  readonly data: Buffer;
}

export interface FeedModels {
  readonly generation: Model<Generation>;
  readonly segment: Model<Segment>;
}

const generationSchema = new Schema<Generation>(
  { _id: { type: Number, required: true } },
  { versionKey: false, strict: false, minimize: false, collection: GENERATIONS },
);
// Only one generation is built at a time, and only one is live.
generationSchema.index(
  { state: 1 },
  { unique: true, partialFilterExpression: { state: { $in: ['BUILDING', 'LIVE'] } } },
);

const segmentSchema = new Schema<Segment>(
  {
    generation: { type: Number, required: true },
    number: { type: Number, required: true },
    source: { type: String, required: true },
    data: { type: Buffer, required: true },
  },
  { versionKey: false, collection: SEGMENTS },
);
segmentSchema.index({ generation: 1, number: 1 }, { unique: true });

/** The models of the feed; its subgraph creates them, and their indexes, before it opens the feed. */
export function feedModels(connection: Connection): FeedModels {
  return {
    generation: connection.model<Generation>('StatisticsGeneration', generationSchema),
    segment: connection.model<Segment>('StatisticsSegment', segmentSchema),
  };
}
