import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import type { ExchangeModels } from './model';
import { lastRun } from './reconcile/lastRun';

/**
 * Adds the gauge of the differences that the last reconciliation has left open.
 * @returns a function that removes it
 */
export function observeDifferences(
  models: ExchangeModels,
  subgraph: string,
  metrics: Metrics,
): () => void {
  return metrics.gauge('credit_exchange_differences', async () => {
    const results = await lastRun(models);
    if (results.length === 0) return [];
    return (['PUSH', 'PULL'] as const).map((direction) => ({
      values: [subgraph, direction],
      value: results
        .filter((each) => each.direction === direction)
        .reduce((sum, { open }) => sum + open, 0),
    }));
  });
}
