import type { FeedListener } from './followers';

/** How far the statistics are. */
export interface FeedState {
  /** Whether the listeners have received every stored fact: not before the first rebuild, nor after a reset. */
  readonly ready: boolean;
  /**
   * The facts that the listeners have received include all changes until then; null before this
   * process has read every source.
   */
  readonly asOf: Date | null;
  readonly sources: readonly SourceState[];
  /** The rows that a running rebuild has read, and has to read, approximately. */
  readonly rebuild: {
    readonly startedAt: Date;
    readonly rows: number;
    readonly total: number;
  } | null;
}

/** How far a source has been read. */
export interface SourceState {
  readonly name: string;
  /** The number of the last change that is stored. */
  readonly cursor: number;
  /** All changes until then are stored; null before the first reading of this process. */
  readonly asOf: Date | null;
  /** Since when it cannot be read; null while it can. */
  readonly failingSince: Date | null;
}

/** The feed of the statistics in this process. */
export interface Feed {
  /**
   * Reads all sources now, continues a rebuild to its end, and delivers. A source that does not
   * respond is in the state, and read again later.
   * @throws the driver's error
   */
  look(): Promise<void>;
  /**
   * Reads all rows anew beside the present statistics, and replaces these; listeners receive
   * everything anew if they differed.
   * @throws when a source does not respond; `look` continues
   */
  reconcile(): Promise<void>;
  /** Delivers everything that is stored, and what is stored later, to a listener. */
  follow(listener: FeedListener): void;
  state(): FeedState;
  /** Stops after the page that is being stored. */
  stop(): Promise<void>;
}
