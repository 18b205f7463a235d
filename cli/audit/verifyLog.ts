import type { LogItem } from '../../schema/log/logItem';
import { LogVerifier, type LogSummary, type VerifierOptions } from '../../schema/log/logVerifier';

/**
 * Checks a whole log.
 * @throws LogFault with the first thing that is wrong
 */
export async function verifyLog(
  items: AsyncIterable<LogItem>,
  options: VerifierOptions,
): Promise<LogSummary> {
  const verifier = new LogVerifier(options);
  for await (const item of items) verifier.add(item);
  return verifier.finish();
}

/** What was found, for the one who asked. */
export function summaryText({ logId, entries, pruned, heads, head }: LogSummary): string {
  if (head === null) return 'The log is empty.\n';
  return [
    `The log holds: ${entries} entries, each as it was hashed, in order, without a gap.`,
    ...(pruned > 0
      ? [`${pruned} of them were taken out after their retention; their hashes hold.`]
      : []),
    `${heads} signed heads, each the beginning of the next; the last of ${head.timestamp}.`,
    `log ${logId}`,
    `root ${head.rootHash}`,
    '',
  ].join('\n');
}
