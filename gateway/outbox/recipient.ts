import type { SubjectEvent } from '../../schema/registry';

/** A subgraph that receives subject events. */
export interface SubjectEventRecipient {
  readonly name: string;
  /**
   * Delivers events and has them applied.
   * @throws when the subgraph has not applied them durably; the delivery is then retried
   */
  apply(events: readonly SubjectEvent[]): Promise<void>;
  stop(): Promise<void>;
}
