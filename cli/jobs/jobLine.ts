import { stateOf } from '../../subgraphs/framework/jobs/jobTable';
import type { JobDocument } from '../../subgraphs/framework/jobs/model';

export const JOB_HEADING = line(['SUBGRAPH', 'JOB', 'KEY', 'STATE', 'NEXT', 'LAST', 'FAILURES']);

/** One job as a line of `npm run jobs -- list`. */
export function jobLine(subgraph: string, job: JobDocument): string {
  const { name, data, nextRunAt, lastRunAt, failCount, failReason, repeatInterval } = job;
  const failures = `${failCount ?? 0}${failReason ? ` ${failReason}` : ''}`;
  const key = repeatInterval ?? data.key ?? '';
  return line([subgraph, name, key, stateOf(job), time(nextRunAt), time(lastRunAt), failures]);
}

const time = (date: Date | null | undefined): string => date?.toISOString().slice(0, 19) ?? '-';

/** Fields with blanks in them, such as cron expressions, are separated by tabs. */
function line(fields: readonly string[]): string {
  return fields.join('\t');
}
