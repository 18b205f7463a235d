import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../process/builtFile';
import { comparePair, type Comparison, type PairLoad } from './comparePair';
import { subjectIds } from './load';
import type { Both } from './permissionsServer';
import { WORKLOADS } from './workloads';

/**
 * Measures the three workloads with and without the permission engine, turn by turn in one run,
 * so that whatever else the machine does falls on both. The service runs in a process of its own
 * on a dataset it seeds; without the engine means: a gateway on the supergraph without `@access`,
 * over subgraphs whose fields have no guard. The row rules stay in both: they are the queries.
 */
export async function comparePermissions(load: PairLoad): Promise<Record<string, Comparison>> {
  const server = fork(builtFile(__dirname, 'permissionsServer'));
  const ended = once(server, 'exit');
  try {
    const [both] = (await Promise.race([
      once(server, 'message'),
      ended.then(() => Promise.reject(new Error('The service of the comparison did not start.'))),
    ])) as [Both];
    await expectTelling(both.with, false);
    await expectTelling(both.without, true);
    const ids = await subjectIds(both.with, 50);
    return await comparePair({ server, urls: both }, WORKLOADS, ids, load);
  } finally {
    if (server.connected) server.disconnect();
    await ended;
  }
}

/** Makes sure that a side is what it is called: strangers see a guarded field without the engine alone. */
async function expectTelling(url: string, tells: boolean): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ searchOrganizations(first: 50) { nodes { contact { phone } } } }',
    }),
  });
  const { data } = (await response.json()) as {
    data?: { searchOrganizations?: { nodes: { contact: { phone: string | null } }[] } };
  };
  const told = data?.searchOrganizations?.nodes.some(({ contact }) => contact.phone !== null);
  if (told !== tells)
    throw new Error(
      `The service ${tells ? 'without' : 'with'} permissions ${told ? 'tells' : 'hides'} a guarded field.`,
    );
}
