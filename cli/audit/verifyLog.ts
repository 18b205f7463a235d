import type { LogItem } from '../../schema/log/logItem';
import { LogVerifier, type LogSummary, type VerifierOptions } from '../../schema/log/logVerifier';

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

/** The text of a summary. */
export function summaryText({ logId, entries, pruned, heads, head }: LogSummary): string {
  if (head === null) return 'The log is empty.\n';
  return [
    `The log is valid: ${entries} entries, all with their hashes, in order, without a gap.`,
    ...(pruned > 0
      ? [`${pruned} of them were pruned after their retention; their hashes are valid.`]
      : []),
    `${heads} signed heads, each extending the one before; the last of ${head.timestamp}.`,
    `log ${logId}`,
    `root ${head.rootHash}`,
    '',
  ].join('\n');
}
