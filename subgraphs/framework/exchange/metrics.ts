import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import type { ExchangeModels } from './model';
import type { ReconciliationRecord } from './record';

/**
 * Adds the gauge of the differences that the last reconciliation has left open.
 * @returns a function that removes it
 */
export function observeDifferences(
  { reconciliation }: ExchangeModels,
  subgraph: string,
  metrics: Metrics,
): () => void {
  return metrics.gauge('credit_exchange_differences', async () => {
    const last = await reconciliation
      .findOne({}, { run: 1 })
      .sort({ run: -1, _id: 1 })
      .lean<Pick<ReconciliationRecord, 'run'>>()
      .exec();
    if (last === null) return [];
    const results = await reconciliation
      .find({ run: last.run }, { direction: 1, open: 1 })
      .lean<Pick<ReconciliationRecord, 'direction' | 'open'>[]>()
      .exec();
    return (['PUSH', 'PULL'] as const).map((direction) => ({
      values: [subgraph, direction],
      value: results
        .filter((each) => each.direction === direction)
        .reduce((sum, { open }) => sum + open, 0),
    }));
  });
}
