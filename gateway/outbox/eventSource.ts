import type { IndexEvent } from '../../schema/recordEvents';

/** A subgraph that keeps records. */
export interface EventSource {
  readonly name: string;
  /**
   * The events of its records that follow a number, in order, at most EVENTS_BATCH.
   * @throws when it cannot answer; then it is asked again
   */
  events(after: number): Promise<readonly IndexEvent[]>;
  stop(): Promise<void>;
}
