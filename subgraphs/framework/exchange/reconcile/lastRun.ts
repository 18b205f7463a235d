import type { ExchangeModels } from '../model';
import type { ReconciliationRecord } from '../record';

/** The results of the last reconciliation, by direction, feed and kind; empty before the first. */
export async function lastRun({
  reconciliation,
}: Pick<ExchangeModels, 'reconciliation'>): Promise<readonly ReconciliationRecord[]> {
  const last = await reconciliation
    .findOne({}, { run: 1 })
    .sort({ run: -1, _id: 1 })
    .lean<Pick<ReconciliationRecord, 'run'>>()
    .exec();
  if (last === null) return [];
  return reconciliation
    .find({ run: last.run })
    .sort({ _id: 1 })
    .lean<ReconciliationRecord[]>()
    .exec();
}
