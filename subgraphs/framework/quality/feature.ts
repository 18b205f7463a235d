import type { Feature } from '../feature';
import type { JobContext } from '../jobs/jobs';
import { isOutdated } from './isOutdated';
import { measureQuality, type QualityModels } from './measure';
import { qualityModel } from './model';
import { qualityResolvers } from './resolvers';
import type { QualitySource } from './source';
import { qualityStore } from './store';

/** The job that measures; `npm run jobs -- run` runs it at once. */
const MEASURE_JOB = 'quality.measure';
/** Measures during the day if batches have ended since the last measurement. */
const FRESH_JOB = 'quality.refresh';
/** After midnight, when the day's receipts are complete. */
const EVERY_NIGHT = '20 0 * * *';
/** Longer than a pass over ten thousand records takes on a busy machine. */
const LOCK_MS = 300_000;

/**
 * The quality of what a subgraph stores: measured by a job, read by queries.
 * @param domain part of the field names: `qualityOf<Domain>Records`
 */
export function qualityFeature(domain: string, source: QualitySource): Feature<QualityModels> {
  return {
    models: (connection) => ({ quality: qualityModel(connection) }),
    stores: {
      quality: ({ quality }, { viewer }) => qualityStore(quality, source.fields, viewer),
    },
    resolvers: qualityResolvers(domain),
    async jobs(jobs, models, { now }) {
      const measure = (context: JobContext) =>
        measureQuality(models, source, { now: now(), context });
      jobs.define(MEASURE_JOB, { lockMs: LOCK_MS }, (_, context) => measure(context));
      await jobs.every(MEASURE_JOB, EVERY_NIGHT);
      jobs.define(FRESH_JOB, { lockMs: LOCK_MS }, async (_, context) => {
        if (await isOutdated(models, source, now())) await measure(context);
      });
      await jobs.every(FRESH_JOB, '1 minute');
    },
  };
}
