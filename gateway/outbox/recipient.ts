import type { SubjectNotice } from '../../schema/registry';

/** A subgraph that receives notices about subjects. */
export interface NoticeRecipient {
  readonly name: string;
  /**
   * Delivers notices.
   * @throws when the subgraph has not processed them durably; the delivery is then retried
   */
  notify(notices: readonly SubjectNotice[]): Promise<void>;
  stop(): Promise<void>;
}
