import autocannon from 'autocannon';
import type { Workload } from './workloads';

/** The figures of one workload. Times in milliseconds. */
export interface Measured {
  readonly requests: number;
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
}

/** Ids of organisations to query, read from the service. @throws Error when it has too few */
export async function subjectIds(url: string, count: number): Promise<string[]> {
  const { data } = (await post(url, {
    query: '{ searchOrganizations(first: 100) { nodes { id } } }',
  })) as { data?: { searchOrganizations?: { nodes: { id: string }[] } } };
  const ids = data?.searchOrganizations?.nodes.map(({ id }) => id) ?? [];
  if (ids.length < count)
    throw new Error(`The service has ${ids.length} organisations; the bench needs ${count}.`);
  return ids;
}

/**
 * Loads the service with one workload; each request queries other subjects.
 * @param token of the caller; without it the caller is an anonymous visitor
 * @throws Error when a response has errors or a status other than 200, because a fast refusal would
 *   distort the figures
 */
export async function measure(
  url: string,
  workload: Pick<Workload, 'query' | 'subjects'> & { readonly name: string },
  ids: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
  token?: string,
): Promise<Measured> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const bodies = ids.map((_, index) => ({
    query: workload.query,
    variables: {
      ids: Array.from({ length: workload.subjects }, (_skip, i) => ids[(index + i) % ids.length]),
    },
  }));
  const probe = (await post(url, bodies[0], headers)) as { errors?: { message: string }[] };
  if (probe.errors)
    throw new Error(`${workload.name} returns an error: ${probe.errors[0]?.message}`);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers,
    requests: bodies.map((body) => ({ body: JSON.stringify(body) })),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${workload.name}: ${result.non2xx} responses other than 200 and ${result.errors} failed requests.`,
    );
  }
  return {
    requests: result.requests.total,
    rps: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return response.json();
}
