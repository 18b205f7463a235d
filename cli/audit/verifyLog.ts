import type { LogFinding, LogItem } from '../../schema/log/logItem';
import { LogVerifier, type LogSummary, type VerifierOptions } from '../../schema/log/logVerifier';

/** Findings in the output; all of them are in the export and under `disclosureLog.findings`. */
const SHOWN_FINDINGS = 20;

/**
 * Verifies a whole log.
 * @throws LogFault with the first fault
 */
export async function verifyLog(
  items: AsyncIterable<LogItem>,
  options: VerifierOptions,
): Promise<LogSummary> {
  const verifier = new LogVerifier(options);
  for await (const item of items) verifier.add(item);
  return verifier.finish();
}

/** The text of the findings of unlogged or undelivered disclosures; empty without any. */
export function findingsText(findings: readonly LogFinding[]): string {
  const of = (kind: LogFinding['kind']) => findings.filter((one) => one.kind === kind);
  const [unlogged, undelivered] = [of('UNLOGGED'), of('UNDELIVERED')];
  return [
    ...(unlogged.length > 0
      ? [`${unlogged.length} disclosures have no entry: a gateway did not log them (UNLOGGED).`]
      : []),
    ...(undelivered.length > 0
      ? [
          `${undelivered.length} releases have no entry: their gateway reported that it did not deliver them, or ended before it could log them (UNDELIVERED).`,
        ]
      : []),
    ...[...unlogged, ...undelivered]
      .slice(0, SHOWN_FINDINGS)
      .map(
        ({ kind, subgraph, requestId, gateway, releasedAt }) =>
          `  ${kind} ${releasedAt} subgraph ${subgraph}, request ${requestId}, gateway ${gateway}`,
      ),
    ...(findings.length > SHOWN_FINDINGS ? [`  and ${findings.length - SHOWN_FINDINGS} more`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** The text of a summary. */
export function summaryText({ logId, entries, pruned, heads, head, hash }: LogSummary): string {
  if (head === null) return 'The log is empty.\n';
  return [
    `The log is valid: ${entries} entries, all with their hashes, in order, without a gap.`,
    ...(pruned > 0
      ? [`${pruned} of them were pruned after their retention; their hashes are valid.`]
      : []),
    `${heads} signed heads, each extending the one before; the last of ${head.timestamp}.`,
    `log ${logId}`,
    `root ${head.rootHash} (${hash === 'sm3' ? 'SM3' : 'SHA-256'})`,
    '',
  ].join('\n');
}
