import type { Connection } from 'mongoose';
import type { QualityCounts } from './counts';

/** What a measured row counts for. */
export interface MeasuredOf {
  readonly department: string;
  /** Type name. */
  readonly kind: string;
  /** When it was received; null for a row that was stored before reports were received. */
  readonly receivedAt: Date | null;
}

/** The counts of one stored row. */
export interface Measured extends MeasuredOf {
  readonly counts: QualityCounts;
}

/** The stored rows of a subgraph whose quality is measured. */
export interface QualitySource {
  /** The fields whose completeness counts, in the order of the schema, by kind. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The collection of the rows, and the filter that selects them. */
  readonly collection: string;
  readonly filter: Readonly<Record<string, unknown>>;
  /**
   * Counts every stored row in one pass; undefined is a row that does not count.
   * @param today calendar date in China, YYYY-MM-DD
   */
  measure(connection: Connection, today: string): AsyncIterable<Measured | undefined>;
}
