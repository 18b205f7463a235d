import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** A request that discloses data, and how to read from the answer what it disclosed. */
export interface Question {
  readonly kind: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly token: string;
  /** The consent the request names. */
  readonly consent?: string;
  /** The subject. */
  readonly subjectId: string;
  /** The fields that an answer discloses, as the log names them. */
  disclosed(data: any): readonly string[];
}

/** An answer that a client received, with the fields it disclosed. */
export interface Received {
  readonly requestId: string;
  readonly question: Question;
  readonly fields: readonly string[];
}

/** Clients that send requests until stopped, and record the answers. */
export interface Load {
  readonly received: readonly Received[];
  /** Requests without an answer, or with one without guarded data. */
  readonly lost: number;
  stop(): Promise<void>;
}

/** Pause of a client after each answer, in milliseconds: the log must stay short enough to read. */
const PAUSE_MS = 20;
const PAUSE_AFTER_FAILURE_MS = 200;

/** Starts clients that send the requests in turn; each client uses one gateway. */
export function startLoad(
  urls: readonly string[],
  questions: readonly Question[],
  { clients }: { readonly clients: number },
): Load {
  const received: Received[] = [];
  let lost = 0;
  let isRunning = true;

  async function client(at: number): Promise<void> {
    const url = urls[at % urls.length]!;
    for (let turn = at; isRunning; turn++) {
      const question = questions[turn % questions.length]!;
      const requestId = randomUUID();
      const data = await askAs(url, question, requestId).catch(() => undefined);
      const fields = data == null ? [] : question.disclosed(data);
      if (fields.length > 0) received.push({ requestId, question, fields });
      else lost++;
      await wait(fields.length > 0 ? PAUSE_MS : PAUSE_AFTER_FAILURE_MS);
    }
  }

  const running = Array.from({ length: clients }, (_, index) => client(index));
  return {
    received,
    get lost() {
      return lost;
    },
    async stop() {
      isRunning = false;
      await Promise.all(running);
    },
  };
}

/** Sends one request. @returns the data of its answer */
export async function askAs(
  url: string,
  { query, variables, token, consent }: Omit<Question, 'disclosed' | 'kind' | 'subjectId'>,
  requestId: string = randomUUID(),
): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': requestId,
      ...(consent !== undefined && { consent }),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const { data } = (await response.json()) as { data?: unknown };
  return data;
}
