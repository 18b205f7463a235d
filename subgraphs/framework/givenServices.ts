import type { SubgraphServices } from './definition';

type Given = Pick<
  SubgraphServices,
  'logKeys' | 'intakeTimes' | 'directory' | 'exchange' | 'statisticsSources' | 'caseRecords'
>;

/** Share of the time that uploaded batches take while the process is busy, in percent. */
const INTAKE_SHARE = 25;

/**
 * The services that a process passes to a subgraph, without those that it does not have.
 * @param options.intakeShare in percent
 */
export function givenServices(
  options: Given & { readonly intakeShare?: number },
): Given & Pick<SubgraphServices, 'intakeShare'> {
  const { logKeys, intakeShare = INTAKE_SHARE, intakeTimes, directory, exchange } = options;
  const { statisticsSources, caseRecords } = options;
  return {
    intakeShare: intakeShare / 100,
    ...(logKeys && { logKeys }),
    ...(intakeTimes && { intakeTimes }),
    ...(directory && { directory }),
    ...(exchange && { exchange }),
    ...(statisticsSources && { statisticsSources }),
    ...(caseRecords && { caseRecords }),
  };
}
