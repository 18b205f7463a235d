import { matrixOn, openingOf } from '../../../schema/policy/matrix';
import type { Cluster } from '../../../schema/policy/rules';
import type { SeparateConsent } from './record';

/** The clusters that a purpose opens: directly, or only with a separate consent. */
export interface PurposeClusters {
  readonly open: readonly Cluster[];
  readonly separate: readonly Cluster[];
}

/**
 * The clusters, among the given ones, that a purpose opens by the matrix in force on a day.
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

/** The granted clusters that are open on a day: the income class only once it is confirmed. */
export function openedClusters(
  purpose: string,
  granted: readonly Cluster[],
  separate: SeparateConsent | null,
  today: string,
): readonly Cluster[] {
  const { open, separate: unconfirmed } = clustersOf(purpose, granted, today);
  return [...open, ...unconfirmed.filter((cluster) => separate?.clusters.includes(cluster))];
}
