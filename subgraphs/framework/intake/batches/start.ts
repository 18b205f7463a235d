import { recordWriter } from '../../records/writer/recordWriter';
import type { RecordKind } from '../../records/recordKind';
import type { Running, SubgraphServices } from '../../definition';
import { shareIntake, type Intake } from './intake';
import { Leases } from './lease';
import type { IntakeModels } from './model';
import { startWorker } from './worker';

/** Starts the worker of a subgraph's intake, and makes the intake available to its requests. */
export function startIntake(
  models: IntakeModels,
  kinds: readonly RecordKind[],
  services: SubgraphServices,
  parts: Pick<Intake, 'targets' | 'files'>,
): Running {
  const { vault, now, log, intakeTimes } = services;
  const leases = new Leases(models, intakeTimes?.leaseMs);
  const writer = recordWriter(models.batch.db, kinds, vault);
  const worker = startWorker(
    {
      models,
      intake: parts,
      writer: {
        ...writer,
        transaction: (write) => leases.transaction(() => writer.transaction(write)),
      },
      leases,
      now,
    },
    log,
    intakeTimes,
  );
  shareIntake(models, { ...parts, wake: () => worker.wake() });
  return worker;
}
