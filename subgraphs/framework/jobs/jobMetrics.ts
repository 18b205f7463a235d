import type { Model } from 'mongoose';
import type { Metrics, Sample } from '../../../process/telemetry/metrics/metrics';
import { countDead, oldestDue } from './jobTable';
import type { JobDocument } from './model';

/**
 * Adds the gauges of a subgraph's jobs, read from its database: how late the oldest due job of each
 * name is, and how many are dead.
 * @returns a function that removes them
 */
export function observeJobs(
  model: Model<JobDocument>,
  {
    subgraph,
    metrics,
    names,
  }: {
    readonly subgraph: string;
    readonly metrics: Metrics;
    /** Returns the names of the defined jobs: a job without a definition never runs. */
    readonly names: () => readonly string[];
  },
): () => void {
  const forgetLag = metrics.gauge('credit_job_lag_seconds', async () => {
    const now = new Date();
    const due = await oldestDue(model, names(), now);
    return due.map(({ name, at }) => sample(subgraph, name, (now.getTime() - at.getTime()) / 1000));
  });
  const forgetDead = metrics.gauge('credit_jobs_dead', async () => {
    const dead = await countDead(model);
    return dead.map(({ name, count }) => sample(subgraph, name, count));
  });
  return () => {
    forgetLag();
    forgetDead();
  };
}

const sample = (subgraph: string, job: string, value: number): Sample => ({
  values: [subgraph, job],
  value,
});
