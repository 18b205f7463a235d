import type { Running, SubgraphServices } from '../../definition';
import { shareIntake, type Intake } from './intake';
import { Leases } from './lease';
import type { IntakeModels } from './model';
import { openPace } from './pace';
import { startWorker } from './worker';

interface IntakeParts extends Pick<Intake, 'targets' | 'writer'> {
  /** @param arrived is called when the file of a batch has arrived */
  readonly files: (arrived: () => void) => Intake['files'];
}

/** Starts the worker of a subgraph's intake, and makes the intake available to its requests. */
export function startIntake(
  models: IntakeModels,
  services: SubgraphServices,
  { targets, writer, files: filesOf }: IntakeParts,
): Running {
  const { now, log, intakeTimes, intakeShare } = services;
  const leases = new Leases(models, intakeTimes?.leaseMs);
  const wake = () => worker.wake();
  const parts = { targets, writer, files: filesOf(wake) };
  const worker = startWorker(
    {
      models,
      intake: parts,
      writer: {
        ...writer,
        transaction: (write) => leases.transaction(() => writer.transaction(write)),
      },
      leases,
      pace: openPace(intakeShare),
      now,
    },
    log,
    intakeTimes,
  );
  shareIntake(models, { ...parts, wake });
  return worker;
}
