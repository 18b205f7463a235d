import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../process/builtFile';
import { AUDIT_WORKLOADS } from './auditWorkloads';
import type { AuditSides } from './auditServer';
import { comparePair, type Comparison, type PairLoad } from './comparePair';

/**
 * Measures requests that disclose personal data with and without the disclosure log, in alternating
 * turns of one run. The service runs in a process of its own on a dataset it seeds; both sides have
 * the same subgraphs, guards and registry. Without the log, the gateway collects no disclosures,
 * and none is encrypted or written.
 */
export async function compareAudit(load: PairLoad): Promise<Record<string, Comparison>> {
  const server = fork(builtFile(__dirname, 'auditServer'));
  const ended = once(server, 'exit');
  try {
    const [sides] = (await Promise.race([
      once(server, 'message'),
      ended.then(() => Promise.reject(new Error('The service of the comparison did not start.'))),
    ])) as [AuditSides];
    const { urls, token, persons } = sides;
    return await comparePair({ server, urls, token }, AUDIT_WORKLOADS, persons, load);
  } finally {
    if (server.connected) server.disconnect();
    await ended;
  }
}
