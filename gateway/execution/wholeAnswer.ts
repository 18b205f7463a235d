/** An HTTP answer, read to its end. */
export interface WholeAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  /** A header of the answer, by its name in lower case; undefined where it came more than once. */
  header(name: string): string | undefined;
}

/** A call under way. */
export interface PendingAnswer {
  readonly answer: Promise<WholeAnswer>;
  /** Whether it is on a connection; until then it waits for one. */
  readonly isSent: boolean;
  /** Gives the call up; `answer` is rejected with the reason unless it is there already. */
  abort(reason: Error): void;
}
