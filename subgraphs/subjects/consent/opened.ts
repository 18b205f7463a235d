import { matrixOn, openingOf } from '../../../schema/policy/matrix';
import type { Cluster } from '../../../schema/policy/rules';
import type { SeparateConsent } from './record';

/** The clusters a purpose opens on a day, in two parts: at once, and only by a separate consent. */
export interface PurposeClusters {
  readonly open: readonly Cluster[];
  readonly separate: readonly Cluster[];
}

/**
 * Those of some clusters that a purpose opens, by the matrix in force on a day.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function clustersOf(
  purpose: string,
  clusters: readonly Cluster[],
  today: string,
): PurposeClusters {
  const matrix = matrixOn(today);
  const opening = (kind: 'open' | 'separate') =>
    clusters.filter((cluster) => openingOf(matrix, purpose, cluster) === kind);
  return { open: opening('open'), separate: opening('separate') };
}

/** What clusters granted for a purpose open now: the income class only once it is confirmed. */
export function openedClusters(
  purpose: string,
  granted: readonly Cluster[],
  separate: SeparateConsent | null,
  today: string,
): readonly Cluster[] {
  const of = clustersOf(purpose, granted, today);
  return [...of.open, ...of.separate.filter((cluster) => separate?.clusters.includes(cluster))];
}
