import type { Dispatcher } from 'undici';

/** An HTTP answer, read to its end. */
export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/** A call under way. */
export interface PendingAnswer {
  readonly answer: Promise<TextAnswer>;
  /** Gives the call up; `answer` is rejected with the reason unless it is there already. */
  abort(reason: Error): void;
}

/**
 * Sends a request and reads the whole answer as UTF-8. Undici's own `request` makes a stream and
 * an asynchronous resource of each answer, which one that is read whole anyway has no use for.
 */
export function textAnswer(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
): PendingAnswer {
  let controller: Dispatcher.DispatchController | undefined;
  let given: Error | undefined;
  let settle: { resolve(answer: TextAnswer): void; reject(error: Error): void };
  const answer = new Promise<TextAnswer>((resolve, reject) => (settle = { resolve, reject }));
  let status = 0;
  const chunks: Buffer[] = [];
  dispatcher.dispatch(options, {
    onRequestStart(started) {
      controller = started;
      // It was given up while it waited for a connection.
      if (given !== undefined) started.abort(given);
    },
    onResponseStart(_controller, code) {
      status = code;
    },
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      settle.resolve({ status, text: textOf(chunks) });
    },
    onResponseError(_controller, error) {
      settle.reject(error);
    },
  });
  return {
    answer,
    abort(reason) {
      given ??= reason;
      settle.reject(reason);
      controller?.abort(reason);
    },
  };
}

/** A byte order mark is no part of the text. */
function textOf(chunks: readonly Buffer[]): string {
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}
