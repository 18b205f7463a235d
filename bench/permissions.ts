import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../process/builtFile';
import { comparePair, type Comparison, type PairLoad } from './comparePair';
import { subjectIds } from './load';
import type { Both } from './permissionsServer';
import { WORKLOADS } from './workloads';

/**
 * Measures the three workloads with and without the permission engine, in alternating turns of one
 * run, so that other work on the machine affects both alike. The service runs in a process of its
 * own on a dataset it seeds. Without the engine, the gateway serves the supergraph without
 * `@access`, over subgraphs whose fields have no guard. The row rules stay in both, because they
 * are part of the queries.
 */
export async function comparePermissions(load: PairLoad): Promise<Record<string, Comparison>> {
  const server = fork(builtFile(__dirname, 'permissionsServer'));
  const ended = once(server, 'exit');
  try {
    const [both] = (await Promise.race([
      once(server, 'message'),
      ended.then(() => Promise.reject(new Error('The service of the comparison did not start.'))),
    ])) as [Both];
    await expectVisibility(both.with, false);
    await expectVisibility(both.without, true);
    const ids = await subjectIds(both.with, 50);
    return await comparePair({ server, urls: both }, WORKLOADS, ids, load);
  } finally {
    if (server.connected) server.disconnect();
    await ended;
  }
}

/** Verifies both sides: only without the engine may an anonymous visitor read a guarded field. */
async function expectVisibility(url: string, visible: boolean): Promise<void> {
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
  const shown = data?.searchOrganizations?.nodes.some(({ contact }) => contact.phone !== null);
  if (shown !== visible)
    throw new Error(
      `The service ${visible ? 'without' : 'with'} permissions ${shown ? 'shows' : 'hides'} a guarded field.`,
    );
}
