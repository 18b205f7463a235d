import type { IndexEvent } from '../../schema/recordEvents';

/** A subgraph that stores records. */
export interface RecordEventSource {
  readonly name: string;
  /**
   * Reads the events after a number, in order, at most RECORD_EVENT_BATCH_SIZE.
   * @throws when the subgraph does not respond; the read is then retried
   */
  events(after: number): Promise<readonly IndexEvent[]>;
  stop(): Promise<void>;
}
