import { Pool } from 'undici';
import type { Workload } from './workloads';

/** So many requests of a workload, to be answered all. */
export interface Task {
  readonly workload: Workload;
  /** Each request asks about other ones of these. */
  readonly ids: readonly string[];
  readonly connections: number;
  readonly requests: number;
  /** Whose caller asks; without it a visitor. */
  readonly token: string | undefined;
}

/**
 * Has a service answer a number of requests, over so many connections that share them: when it
 * resolves none is under way.
 * @returns requests per second
 * @throws Error when an answer has another status than 200, or the first has errors
 */
export async function answerAll(
  url: string,
  { workload, ids, connections, requests, token }: Task,
): Promise<number> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const bodies = ids.map((_, at) =>
    JSON.stringify({
      query: workload.query,
      variables: {
        ids: Array.from({ length: workload.subjects }, (_skip, i) => ids[(at + i) % ids.length]),
      },
    }),
  );
  const ask = async (at: number): Promise<string> => {
    const body = bodies[at % bodies.length]!;
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      throw new Error(`${workload.name} is answered with status ${answer.statusCode}.`);
    return text;
  };
  try {
    const { errors } = JSON.parse(await ask(0)) as { errors?: { message: string }[] };
    if (errors)
      throw new Error(`${workload.name} is answered with an error: ${errors[0]?.message}`);
    let next = 1;
    const began = performance.now();
    const connection = async () => {
      while (next < requests) await ask(next++);
    };
    await Promise.all(Array.from({ length: connections }, connection));
    return ((requests - 1) * 1000) / (performance.now() - began);
  } finally {
    await pool.close();
  }
}
