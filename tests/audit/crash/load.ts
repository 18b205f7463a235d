import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** A kind of question that discloses, and how to see in an answer what it disclosed. */
export interface Question {
  readonly kind: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly token: string;
  /** The consent the request names. */
  readonly consent?: string;
  /** Whom it is about. */
  readonly subjectId: string;
  /** What an answer's data discloses, as fields of the log; empty where it discloses nothing. */
  disclosed(data: any): readonly string[];
}

/** An answer a client has had, and what it told. */
export interface Received {
  readonly requestId: string;
  readonly question: Question;
  readonly fields: readonly string[];
}

/** Clients that ask without end, and remember what they were told. */
export interface Load {
  readonly received: readonly Received[];
  /** Requests that had no answer, or one without guarded data. */
  readonly lost: number;
  stop(): Promise<void>;
}

/** Milliseconds a client rests after each answer, so that the log stays one that can be read. */
const REST = 20;
const REST_AFTER_NONE = 200;

/** Sets clients going on the questions, each in turn; each client keeps to one of the gateways. */
export function startLoad(
  urls: readonly string[],
  questions: readonly Question[],
  { clients }: { readonly clients: number },
): Load {
  const received: Received[] = [];
  let lost = 0;
  let going = true;

  async function client(at: number): Promise<void> {
    const url = urls[at % urls.length]!;
    for (let turn = at; going; turn++) {
      const question = questions[turn % questions.length]!;
      const requestId = randomUUID();
      const data = await askAs(url, question, requestId).catch(() => undefined);
      const fields = data == null ? [] : question.disclosed(data);
      if (fields.length > 0) received.push({ requestId, question, fields });
      else lost++;
      await wait(fields.length > 0 ? REST : REST_AFTER_NONE);
    }
  }

  const running = Array.from({ length: clients }, (_, at) => client(at));
  return {
    received,
    get lost() {
      return lost;
    },
    async stop() {
      going = false;
      await Promise.all(running);
    },
  };
}

/** One question; the data of its answer. */
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
