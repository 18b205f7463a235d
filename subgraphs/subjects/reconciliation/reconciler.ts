import type { Logger } from 'pino';
import type { ReceiptBatch, ReceiptSource } from '../../../schema/receipts';
import type { Reconciling, ReconciliationTimes } from '../../framework/definition';
import type { Vault } from '../../framework/vault/vault';
import type { DisclosureLog } from '../disclosure/log';
import { keepFindings, resolveLate, type Found } from './findings';
import { keepSessions, kindsOf } from './gatewayReports';
import { watchEvents } from './loggedEvents';
import { withoutEntry } from './logLookup';
import type { ReconciliationModels } from './model';
import { releaseCount, releasesIn } from './released';
import { SourceReads } from './sourceReads';

/** Between two rounds. */
const ROUND_MS = 5000;
/**
 * How long a receipt may wait for its log entry. With the time until it is stored and read, an
 * unlogged disclosure is found within a minute.
 */
const GRACE_MS = 40_000;
/**
 * The margin around the end of a gateway, as a share of the grace: 15 of 40 seconds. A gateway that
 * lives calls the registry every second, so it has called long after the margin when it is judged.
 */
const MARGIN_SHARE = 3 / 8;
/** Before this age the entry of a receipt may be on its way, and the log is not searched for it. */
const SEARCH_AFTER_MS = 5000;
/** Findings of a batch that are logged one by one; all of them are stored. */
const MAX_LINES = 20;
/** Reads of one subgraph in one round. */
const MAX_READS = 50;

export interface ReconcilerOptions {
  readonly models: ReconciliationModels;
  readonly disclosures: DisclosureLog;
  readonly vault: Vault;
  readonly sources: readonly ReceiptSource[];
  readonly log: Logger;
  readonly times?: ReconciliationTimes | undefined;
}

/**
 * Reconciles what the subgraphs released with what the gateways logged, a few seconds behind them.
 * It runs beside the log, never in a gateway: a gateway that discloses without logging would not
 * report itself. Several processes may reconcile concurrently; a batch that two of them read has
 * the same findings.
 *
 * A batch is settled once each of its releases has a log entry or is a finding. A release becomes
 * a finding only while the log can be written and has been readable for the whole grace, so that
 * an outage of the registry accuses no gateway.
 */
export function startReconciler(options: ReconcilerOptions): Reconciling {
  const { models, disclosures, vault, sources, log, times = {} } = options;
  const { roundMs = ROUND_MS, graceMs = GRACE_MS } = times;
  const events = watchEvents(disclosures.models);
  const reads = new SourceReads(models, log);
  const seen = new Map<string, Date>();
  const counts = { matched: 0, unlogged: 0, undelivered: 0 };
  /** Since when every round has succeeded. */
  let available: number | undefined;
  let failing = false;
  let running: Promise<void> | undefined;
  let stopped = false;

  /** Whether all releases of a batch are accounted for. */
  async function settles(subgraph: string, batch: ReceiptBatch): Promise<boolean> {
    const { keys } = disclosures;
    const unmatched = releasesIn(batch, { subgraph, keys }, (key, fields) =>
      events.cover(key, fields),
    );
    const total = releaseCount(batch);
    if (unmatched.length === 0) {
      counts.matched += total;
      return true;
    }
    const { ageMs } = batch;
    if (ageMs < Math.min(SEARCH_AFTER_MS, graceMs) || disclosures.state.fault) return false;
    const missing = await withoutEntry(disclosures, vault, unmatched);
    const since = available === undefined ? 0 : Date.now() - available;
    if (missing.length > 0 && Math.min(ageMs, since) < graceMs) return false;
    counts.matched += total - missing.length;
    const kinds = await kindsOf(models, missing, graceMs * MARGIN_SHARE);
    const found = missing.map((release, i): Found => ({ release, kind: kinds[i]! }));
    report(await keepFindings(models, found));
    return true;
  }

  function report(found: readonly Found[]): void {
    for (const { kind } of found) counts[kind === 'UNLOGGED' ? 'unlogged' : 'undelivered']++;
    for (const { release, kind } of found.slice(0, MAX_LINES)) {
      const { requestId, subgraph: source, gateway, fields } = release;
      const releasedAt = new Date(release.releasedAt).toISOString();
      const code = `DISCLOSURE_${kind}`;
      const facts = { code, requestId, source, gateway, fields: fields.length, releasedAt };
      if (kind === 'UNLOGGED')
        log.error(facts, 'guarded fields were released and are not in the disclosure log');
      else log.warn(facts, 'guarded fields were released to a gateway that did not deliver them');
    }
    const more = found.length - MAX_LINES;
    if (more > 0) log.error({ more }, 'more releases have no entry in the disclosure log');
  }

  async function reconcile(source: ReceiptSource): Promise<void> {
    const { name } = source;
    let settled: string[] = [];
    for (let read = 0; read < MAX_READS && !stopped; read++) {
      let batches;
      try {
        batches = await source.next(settled);
      } catch (error) {
        return reads.failed(name, error);
      }
      settled = [];
      for (const batch of batches) if (await settles(name, batch)) settled.push(batch.id);
      if (settled.length === 0) break;
    }
    await reads.succeeded(name);
  }

  async function round(): Promise<void> {
    try {
      const alive = new Map(seen);
      seen.clear();
      await keepSessions(models, alive);
      await Promise.all(sources.map(reconcile));
      if (!disclosures.state.fault) await late();
      available ??= Date.now();
      failing = false;
    } catch (error) {
      available = undefined;
      const kind = error instanceof Error ? error.name : typeof error;
      if (!failing)
        log.error(
          { code: 'RECONCILIATION_FAILED', kind },
          'receipts of disclosures cannot be reconciled',
        );
      failing = true;
    }
  }

  async function late(): Promise<void> {
    const resolved = await resolveLate(models, disclosures, vault);
    if (resolved > 0)
      log.info({ resolved }, 'late entries of the disclosure log resolved findings');
  }

  function look(): Promise<void> {
    running ??= round().finally(() => (running = undefined));
    return running;
  }

  const timer = setInterval(() => void look(), roundMs);
  timer.unref();
  return {
    state: () => ({ ...counts, unread: reads.failing }),
    gatewaySeen: (gateway) => void seen.set(gateway, new Date()),
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
