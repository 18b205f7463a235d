import type { FromLog, LogRequest, LogResponses } from './messages';

interface Pending {
  resolve(response: unknown): void;
  reject(error: Error): void;
}

export type Call = <Kind extends LogRequest['kind']>(
  request: Extract<LogRequest, { kind: Kind }>,
) => Promise<LogResponses[Kind]>;

/** The requests to the thread that have no response yet. */
export interface PendingRequests {
  readonly call: Call;
  /** Settles the request of a message. @returns whether the message was about one */
  settle(message: FromLog): boolean;
  /** Rejects all pending and later requests, because the thread has ended. */
  end(): void;
}

export function pendingRequests(send: (id: number, request: LogRequest) => void): PendingRequests {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let ended = false;
  return {
    call: (request) =>
      new Promise((resolve, reject) => {
        if (ended) throw closed();
        const id = ++lastId;
        send(id, request);
        pending.set(id, { resolve, reject });
      }),
    settle(message) {
      if (message.kind !== 'answered' && message.kind !== 'failed') return false;
      if (message.id === undefined) return false;
      const one = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === 'answered') one?.resolve(message.response);
      else one?.reject(failureOf(message));
      return true;
    },
    end() {
      ended = true;
      for (const one of pending.values()) one.reject(closed());
      pending.clear();
    },
  };
}

const closed = () => new Error('The disclosure log of this process is closed.');

/** The error of the thread. It has the name of its class: classes do not cross between threads. */
export function failureOf({
  name,
  message,
}: Pick<Extract<FromLog, { kind: 'failed' }>, 'name' | 'message'>): Error {
  return Object.assign(new Error(message), { name });
}
