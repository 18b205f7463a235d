import { Pool } from 'undici';
import type { Workload } from './workloads';

/** A number of requests of one workload. */
export interface Task {
  readonly workload: Workload;
  /** Ids to query; each request uses different ones. */
  readonly ids: readonly string[];
  readonly connections: number;
  readonly requests: number;
  /** Token of the caller; without it the caller is an anonymous visitor. */
  readonly token: string | undefined;
}

/**
 * Sends a number of requests to a service over several connections that share them. When the
 * promise resolves, no request is in progress.
 * @returns requests per second
 * @throws Error when a response has a status other than 200, or the first one has errors
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
  const bodies = ids.map((_, index) =>
    JSON.stringify({
      query: workload.query,
      variables: {
        ids: Array.from({ length: workload.subjects }, (_skip, i) => ids[(index + i) % ids.length]),
      },
    }),
  );
  const ask = async (at: number): Promise<string> => {
    const body = bodies[at % bodies.length]!;
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      throw new Error(`${workload.name} returns status ${answer.statusCode}.`);
    return text;
  };
  try {
    const { errors } = JSON.parse(await ask(0)) as { errors?: { message: string }[] };
    if (errors) throw new Error(`${workload.name} returns an error: ${errors[0]?.message}`);
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
