import type { LogFinding } from '../../schema/log/logItem';
import type { ReconciliationModels } from '../../subgraphs/subjects/reconciliation/model';
import type { FindingRecord, ReadRecord } from '../../subgraphs/subjects/reconciliation/record';
import { UNREAD_ALERT_MS } from '../../subgraphs/subjects/reconciliation/sourceReads';
import { findingsText } from './verifyLog';

/** What the reconciliation of receipts with the disclosure log has stored. */
export interface ReconciliationReport {
  readonly findings: readonly LogFinding[];
  /** When the receipts of each subgraph were read; empty if they never were. */
  readonly reads: readonly ReadRecord[];
}

/** Reads the open findings, and when receipts were read. */
export async function reconciliationReport(
  models: ReconciliationModels,
): Promise<ReconciliationReport> {
  const [found, reads] = await Promise.all([
    models.findings
      .find({ resolvedAt: null })
      .sort({ foundAt: -1, _id: -1 })
      .lean<FindingRecord[]>(),
    models.reads.find().sort({ _id: 1 }).lean<ReadRecord[]>(),
  ]);
  return {
    findings: found.map(({ kind, subgraph, requestId, gateway, releasedAt }) => ({
      type: 'finding',
      kind,
      subgraph,
      requestId,
      gateway,
      releasedAt,
    })),
    reads,
  };
}

/** A code for the reason why the report is an alert; undefined when it is none. */
export function faultIn({ findings, reads }: ReconciliationReport): string | undefined {
  if (findings.some(({ kind }) => kind === 'UNLOGGED')) return 'DISCLOSURE_UNLOGGED';
  return reads.some(isUnread) ? 'RECEIPTS_UNREAD' : undefined;
}

/** The text of a report. */
export function reconciliationText({ findings, reads }: ReconciliationReport): string {
  const unread = reads.filter(isUnread);
  const lines = [
    ...(findings.length === 0 ? ['No disclosure without an entry was found.'] : []),
    ...(reads.length === 0 ? ['No receipts were read yet: the product has not run.'] : []),
    ...unread.map(
      ({ _id, failingSince }) =>
        `The receipts of subgraph ${_id} cannot be read since ${failingSince!.toISOString()}.`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('') + findingsText(findings);
}

function isUnread({ failingSince }: ReadRecord): boolean {
  return failingSince !== undefined && Date.now() - failingSince.getTime() >= UNREAD_ALERT_MS;
}
