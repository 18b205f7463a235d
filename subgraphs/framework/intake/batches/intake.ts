import type { IntakeTarget } from '../target';
import type { BatchWriter } from './batchWriter';
import type { BatchFiles } from './files';
import type { IntakeModels } from './model';

/** The parts of a subgraph's intake that requests and the worker share. */
export interface Intake {
  /** What batches can be submitted for, by the name of the kind. */
  readonly targets: ReadonlyMap<string, IntakeTarget>;
  readonly files: BatchFiles;
  /** Writes the rows of requests. */
  readonly writer: BatchWriter;
  /** Makes the worker of this process look for work now. */
  wake(): void;
}

const running = new WeakMap<IntakeModels['batch'], Intake>();

/** Makes the intake available to the requests of a subgraph. */
export function shareIntake({ batch }: IntakeModels, intake: Intake): void {
  running.set(batch, intake);
}

/** @throws Error before the subgraph has started */
export function intakeOf({ batch }: IntakeModels): Intake {
  const intake = running.get(batch);
  if (intake === undefined) throw new Error('The intake of this subgraph has not started.');
  return intake;
}
