import type { Dispatcher } from 'undici';

/** An HTTP answer, read to its end. */
export interface WholeAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  /** A header of the answer, by its name in lower case; undefined where it came more than once. */
  header(name: string): string | undefined;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A call under way. */
export interface PendingAnswer {
  readonly answer: Promise<WholeAnswer>;
  /** Gives the call up; `answer` is rejected with the reason unless it is there already. */
  abort(reason: Error): void;
}

/**
 * Sends a request and reads the whole answer. Undici's own `request` makes a stream and
 * an asynchronous resource of each answer, which one that is read whole anyway has no use for.
 */
export function wholeAnswer(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
): PendingAnswer {
  let controller: Dispatcher.DispatchController | undefined;
  let given: Error | undefined;
  let settle: { resolve(answer: WholeAnswer): void; reject(error: Error): void };
  const answer = new Promise<WholeAnswer>((resolve, reject) => (settle = { resolve, reject }));
  let status = 0;
  let headers: Headers = {};
  const chunks: Buffer[] = [];
  dispatcher.dispatch(options, {
    onRequestStart(started) {
      controller = started;
      // It was given up while it waited for a connection.
      if (given !== undefined) started.abort(given);
    },
    onResponseStart(_controller, code, sent) {
      status = code;
      headers = sent;
    },
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      settle.resolve({ status, bytes, header: (name) => single(headers[name]) });
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

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
