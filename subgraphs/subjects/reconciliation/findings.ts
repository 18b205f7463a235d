import { DURABLE } from '../../framework/durable';
import type { Vault } from '../../framework/vault/vault';
import type { DisclosureLog } from '../disclosure/log';
import type { ReconciliationModels } from './model';
import type { FindingKind, FindingRecord } from './record';
import { withoutEntry, type Expected } from './logLookup';
import { findingId, type Released } from './released';

/** How long a log entry that is late resolves a finding. */
const LATE_MS = 24 * 3600 * 1000;
/** Findings checked for a late entry in one round. */
const MAX_CHECKED = 200;

type Models = Pick<ReconciliationModels, 'findings'>;

/** A release without a log entry. */
export interface Found {
  readonly release: Released;
  readonly kind: FindingKind;
}

/**
 * Stores findings durably; one that is stored already stays as it is.
 * @returns those that are new
 */
export async function keepFindings(
  { findings }: Models,
  found: readonly Found[],
): Promise<Found[]> {
  if (found.length === 0) return [];
  const foundAt = new Date().toISOString();
  const { upsertedIds } = await findings.bulkWrite(
    found.map(({ release, kind }) => {
      const { requestId, subgraph, gateway, subject, fields } = release;
      const releasedAt = new Date(release.releasedAt).toISOString();
      const first = { kind, requestId, subgraph, gateway, subject, fields, releasedAt, foundAt };
      const filter = { _id: findingId(release, kind) };
      return { updateOne: { filter, update: { $setOnInsert: first }, upsert: true } };
    }),
    { ordered: false, writeConcern: DURABLE },
  );
  return found.filter((_, i) => i in upsertedIds);
}

/**
 * Resolves the findings of the last day whose log entries have arrived since.
 * @returns how many
 */
export async function resolveLate(
  { findings }: Models,
  log: Pick<DisclosureLog, 'models' | 'settle'>,
  vault: Vault,
): Promise<number> {
  const now = Date.now();
  const open = await findings
    .find({ resolvedAt: null, foundAt: { $gte: new Date(now - LATE_MS).toISOString() } })
    .sort({ foundAt: -1, _id: -1 })
    .limit(MAX_CHECKED)
    .lean<FindingRecord[]>();
  if (open.length === 0) return 0;
  const expected = open.map((one): Expected & { readonly _id: string } => ({
    ...one,
    at: Date.parse(one.releasedAt),
  }));
  const missing = new Set((await withoutEntry(log, vault, expected)).map(({ _id }) => _id));
  const late = open.filter(({ _id }) => !missing.has(_id)).map(({ _id }) => _id);
  if (late.length > 0)
    await findings.updateMany(
      { _id: { $in: late } },
      { $set: { resolvedAt: new Date(now).toISOString() } },
      { writeConcern: DURABLE },
    );
  return late.length;
}

/** The number of open findings of each kind. */
export async function countOpen({ findings }: Models): Promise<Record<FindingKind, number>> {
  const count = (kind: FindingKind) => findings.countDocuments({ resolvedAt: null, kind });
  const [UNLOGGED, UNDELIVERED] = await Promise.all([count('UNLOGGED'), count('UNDELIVERED')]);
  return { UNLOGGED, UNDELIVERED };
}
