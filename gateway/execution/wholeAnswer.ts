/** A complete HTTP answer. */
export interface WholeAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  /** A header by its name in lower case; undefined if it is absent or occurs more than once. */
  header(name: string): string | undefined;
}

/** A call under way. */
export interface PendingAnswer {
  readonly answer: Promise<WholeAnswer>;
  /** Whether it is on a connection; before that it waits for a free one. */
  readonly isSent: boolean;
  /** Aborts the call; `answer` rejects with the reason unless it has already settled. */
  abort(reason: Error): void;
}
