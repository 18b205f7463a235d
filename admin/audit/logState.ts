import { checkLog } from '../../subgraphs/subjects/disclosure/integrity/checkLog';
import {
  openFault,
  resolveFault,
} from '../../subgraphs/subjects/disclosure/integrity/faultRecords';
import {
  acceptAsNewest,
  newestHead,
} from '../../subgraphs/subjects/disclosure/integrity/newestHead';
import type { StoredFault } from '../../subgraphs/subjects/disclosure/stored/record';
import { randomUUID } from 'node:crypto';
import { LogFault } from '../../schema/log/logFault';
import type { LogSummary } from '../../schema/log/logVerifier';
import { chinaDate } from '../../schema/policy/chinaDate';
import { matrixOn } from '../../schema/policy/matrix';
import type { DisclosureLog } from '../../subgraphs/subjects/disclosure/log';

/** What the database says of the log, and what a check of all of it finds. */
export interface LogReport {
  readonly open: StoredFault | undefined;
  /** What is wrong now; undefined when the log is as it was signed. */
  readonly found: LogFault | undefined;
  readonly summary: LogSummary | undefined;
}

/** Checks the stored log, whole. Changes nothing. */
export async function reportOf({ models }: DisclosureLog): Promise<LogReport> {
  const open = await openFault(models);
  try {
    const summary = await checkLog(models, await newestHead(models).read());
    return { open, found: undefined, summary };
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return { open, found: error, summary: undefined };
  }
}

/**
 * Lets the log be sealed again by the processes that are started from now on, and puts that on the
 * log: every entry that is stored must be as it was signed.
 * @param acceptLoss accepts that the log ends before the newest head that was signed: entries that
 *   cannot be restored are lost, and whoever has seen a later head will find that out
 * @throws LogFault with what is still wrong
 */
export async function resume(
  log: DisclosureLog,
  { acceptLoss, now }: { readonly acceptLoss: boolean; readonly now: Date },
): Promise<StoredFault | undefined> {
  const { models } = log;
  const open = await openFault(models);
  const newest = await newestHead(models).read();
  const summary = await checkLog(models, acceptLoss ? undefined : newest);
  if (open === undefined) return undefined;
  const [size, signed] = [summary?.entries ?? 0, newest?.size ?? 0];
  if (acceptLoss) await acceptAsNewest(models, summary?.head ?? null);
  const loss = signed > size ? ` The entries from ${size} to ${signed - 1} are lost.` : '';
  const resolution = `Sealing goes on after ${open.kind}: ${open.message}${loss}`;
  await resolveFault(models, open, { resolvedAt: now.toISOString(), resolution });
  await log.append([resumeEvent(resolution, now)]);
  await log.tree.advance();
  return open;
}

function resumeEvent(reason: string, now: Date) {
  return {
    id: randomUUID(),
    at: now.toISOString(),
    requestId: 'resume',
    operation: '',
    subgraph: 'subjects',
    actor: 'operator',
    roles: [],
    basis: 'DUTY',
    reason,
    matrix: matrixOn(chinaDate(now)).version,
    clusters: [],
    disclosed: [],
    masked: [],
    denied: [],
  } as const;
}

/** The report, for the operator. */
export function reportText({ open, found, summary }: LogReport): string {
  const lines = [
    open
      ? `Sealing has stopped since ${open.since} (${open.kind}): ${open.message}`
      : 'Sealing has not stopped.',
    found
      ? `The stored log is not as it was signed (${found.kind}): ${found.message}`
      : `The stored log is as it was signed: ${summary?.entries ?? 0} entries, ${summary?.heads ?? 0} heads.`,
  ];
  if (open && !found)
    lines.push('Run `npm run audit -- resume`, then restart the services that write the log.');
  if (found)
    lines.push(
      'Restore all disclosure… collections from a backup, then run `npm run audit -- status` again.',
    );
  return `${lines.join('\n')}\n`;
}
