import type { SubjectNotice } from '../../schema/authority';

/** A subgraph to be told of subjects. */
export interface NoticeRecipient {
  readonly name: string;
  /** @throws when it has not acted upon them durably; then it is told again */
  notify(notices: readonly SubjectNotice[]): Promise<void>;
  stop(): Promise<void>;
}
