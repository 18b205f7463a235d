import type { SubgraphServices } from './definition';

type Given = Pick<
  SubgraphServices,
  'logKeys' | 'intakeTimes' | 'directory' | 'exchange' | 'statisticsSources' | 'caseRecords'
>;

/** Share of the time that uploaded batches take while the process is busy, in percent. */
const INTAKE_SHARE = 25;

/** Days for which snapshots of statistics are kept. */
const SNAPSHOT_DAYS = 30;

/**
 * The services that a process passes to a subgraph, without those that it does not have.
 * @param options.intakeShare in percent
 */
export function givenServices(
  options: Given & { readonly intakeShare?: number; readonly snapshotDays?: number },
): Given & Pick<SubgraphServices, 'intakeShare' | 'snapshotDays'> {
  const { logKeys, intakeShare = INTAKE_SHARE, intakeTimes, directory, exchange } = options;
  const { statisticsSources, caseRecords, snapshotDays = SNAPSHOT_DAYS } = options;
  return {
    intakeShare: intakeShare / 100,
    snapshotDays,
    ...(logKeys && { logKeys }),
    ...(intakeTimes && { intakeTimes }),
    ...(directory && { directory }),
    ...(exchange && { exchange }),
    ...(statisticsSources && { statisticsSources }),
    ...(caseRecords && { caseRecords }),
  };
}
