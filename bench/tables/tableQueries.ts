import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../intake/submitPermits';
import type { StatisticsService } from './statisticsServer';

/** Three dimensions over five years, as the bench of the cube alone asks for. */
export function tableQuery(today: string): string {
  const from = `${Number(today.slice(0, 4)) - 5}${today.slice(4)}`;
  return `{ statistics(of: [PENALTY], by: [SEVERITY, STREET, STATE], interval: YEAR,
    from: "${from}", to: "${today}", top: 1000) { rows { values } suppressed asOf } }`;
}

const PERMITS = '{ statistics(of: [PERMIT]) { totals { values } asOf } }';
const POLL_MS = 50;

/** Asks as the analyst. */
export const askTable = ({ url, analyst }: StatisticsService, query: string) =>
  ask({ url, token: analyst }, query);

/** The number of permits that the statistics count, rounded as for every caller. */
export async function countedPermits(service: StatisticsService): Promise<number> {
  const { statistics } = (await askTable(service, PERMITS)) as {
    readonly statistics: { readonly totals: readonly { readonly values: readonly number[] }[] };
  };
  return statistics.totals[0]?.values[0] ?? 0;
}

/** Waits until the statistics have been built for the first time. */
export async function untilBuilt(service: StatisticsService): Promise<void> {
  for (;;)
    try {
      await countedPermits(service);
      return;
    } catch (error) {
      // Until then the subgraph answers that they are not complete yet.
      if (!String((error as Error).message).includes(NOT_READY)) throw error;
      await wait(POLL_MS);
    }
}

const NOT_READY = 'starting or stopping';

/** Waits until the statistics count at least a number of permits. */
export async function untilCounted(service: StatisticsService, least: number): Promise<void> {
  while ((await countedPermits(service)) < least) await wait(POLL_MS);
}
