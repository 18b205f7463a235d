import type { Jobs } from '../jobs/jobs';
import type { Uploads } from './uploads';

const CLEAN_JOB = 'uploads.clean';

/** Removes expired files and tickets of a subgraph every ten minutes. */
export async function cleanUploads(uploads: Pick<Uploads, 'clean'>, jobs: Jobs): Promise<void> {
  jobs.define(CLEAN_JOB, {}, (_, context) => uploads.clean(context));
  await jobs.every(CLEAN_JOB, '10 minutes');
}
