import { LogFault } from '../../schema/log/logFault';
import type { LogSummary } from '../../schema/log/logVerifier';
import { checkLog } from '../../subgraphs/subjects/disclosure/integrity/checkLog';
import {
  openFault,
  resolveFault,
} from '../../subgraphs/subjects/disclosure/integrity/faultRecords';
import {
  acceptAsNewest,
  newestHead,
} from '../../subgraphs/subjects/disclosure/integrity/newestHead';
import type { DisclosureLog } from '../../subgraphs/subjects/disclosure/log';
import { operatorEvent } from '../../subgraphs/subjects/disclosure/sealing/operatorEvent';
import type { StoredFault } from '../../subgraphs/subjects/disclosure/stored/record';

/** The stored state of the log, and the result of a check of the whole log. */
export interface LogReport {
  /** Why sealing has stopped. */
  readonly open: StoredFault | undefined;
  /** The first fault of the check. */
  readonly found: LogFault | undefined;
  readonly summary: LogSummary | undefined;
}

/** Checks the whole stored log, and changes nothing. */
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
 * Closes the stored fault, so that processes started from now on resume sealing, and logs it. The
 * whole log must pass the check.
 * @param acceptLoss accepts a log that ends before its newest signed head: the entries after it are
 *   lost, and a verifier that has seen a later head will report a rollback of the log
 * @returns the fault that was closed
 * @throws LogFault with the first fault that the check finds
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
  const loss = signed > size ? ` The entries ${size} to ${signed - 1} are lost.` : '';
  const resolution = `Sealing resumes after ${open.kind}: ${open.message}${loss}`;
  await resolveFault(models, open, { resolvedAt: now.toISOString(), resolution });
  await log.append([operatorEvent('resume', resolution, now)]);
  await log.tree.advance();
  return open;
}

/** The text of a report. */
export function reportText({ open, found, summary }: LogReport): string {
  const lines = [
    open
      ? `Sealing has stopped since ${open.since} (${open.kind}): ${open.message}`
      : 'Sealing has not stopped.',
    found
      ? `The check found a fault (${found.kind}): ${found.message}`
      : `The check found no fault: ${summary?.entries ?? 0} entries, ${summary?.heads ?? 0} heads.`,
  ];
  if (open && !found)
    lines.push('Run `npm run audit -- resume`, then restart the services that write the log.');
  if (found)
    lines.push(
      'Restore all disclosure… collections from a backup, then run `npm run audit -- status` again.',
    );
  return `${lines.join('\n')}\n`;
}
