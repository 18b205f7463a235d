import type { Metrics } from '../../process/telemetry/metrics/metrics';
import type { PlanOperation } from '../execution/planning/planner';

/** Measures how long requests wait for the plans of new operations. */
export function observedPlan(plan: PlanOperation, metrics: Metrics): PlanOperation {
  const planned = metrics.histogram('credit_plan_duration_seconds', 'ok');
  const refused = metrics.histogram('credit_plan_duration_seconds', 'refused');
  return async (document, operationName, request) => {
    const begun = performance.now();
    const span = request.trace?.recorded ? request.trace.child('plan', 'internal') : undefined;
    try {
      const found = await plan(document, operationName, request);
      planned.observe((performance.now() - begun) / 1000);
      span?.end();
      return found;
    } catch (error) {
      refused.observe((performance.now() - begun) / 1000);
      span?.end('refused');
      throw error;
    }
  };
}
