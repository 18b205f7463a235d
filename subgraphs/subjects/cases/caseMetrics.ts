import type { Model } from 'mongoose';
import type { Metrics, Sample } from '../../../process/telemetry/metrics/metrics';
import { chinaDate } from '../../../schema/policy/chinaDate';
import type { CaseRecord } from './record';

interface Group {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/**
 * Adds the gauges of the open cases, read from the database: how many wait, and how many of them
 * are overdue.
 * @returns a function that removes them
 */
export function observeCases(
  model: Model<CaseRecord>,
  metrics: Metrics,
  now: () => Date,
): () => void {
  const count = async (match: object): Promise<readonly Sample[]> => {
    const groups = await model
      .aggregate<Group>([
        { $match: { open: true, ...match } },
        { $group: { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 } } },
        { $project: { _id: 0, kind: '$_id.kind', state: '$_id.state', count: 1 } },
      ])
      .exec();
    return groups.map(({ kind, state, count: value }) => ({ values: [kind, state], value }));
  };
  const forget = [
    metrics.gauge('credit_cases_open', () => count({})),
    metrics.gauge('credit_cases_overdue', () => count({ dueOn: { $lt: chinaDate(now()) } })),
  ];
  return () => {
    for (const each of forget) each();
  };
}
