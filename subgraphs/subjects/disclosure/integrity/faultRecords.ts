import { DURABLE, unlessThere } from '../../../framework/durable';
import { retryLost } from '../../../framework/retryLost';
import type { LogModels } from '../stored/model';
import type { FaultRecord, StoredFault } from '../stored/record';
import type { Report } from './report';

type Models = Pick<LogModels, 'faults'>;

const OPEN = 'open';

/** The fault that sealing is stopped for, on this database. */
export async function openFault({ faults }: Models): Promise<StoredFault | undefined> {
  const found = await faults.findById(OPEN).lean<FaultRecord>();
  if (found === null) return undefined;
  const { kind, message, since } = found;
  return { kind, message, since };
}

/** Stores a fault, however long that takes; where one is open, that one remains. Never rejects. */
export async function keepFault(
  { faults }: Models,
  fault: StoredFault,
  report: Report,
): Promise<void> {
  try {
    await retryLost(
      () =>
        unlessThere(
          faults.collection.insertOne({ _id: OPEN, ...fault } as never, { writeConcern: DURABLE }),
        ),
      { what: 'storing the fault of the disclosure log', report },
    );
  } catch (error) {
    const { name } = error as Error;
    report('error', 'the fault of the disclosure log could not be stored', { kind: name });
  }
}

/** Closes the open fault, and keeps it with what was done about it. */
export async function resolveFault(
  { faults }: Models,
  { since, ...fault }: StoredFault,
  { resolvedAt, resolution }: { readonly resolvedAt: string; readonly resolution: string },
): Promise<void> {
  const record: FaultRecord = { _id: since, since, ...fault, resolvedAt, resolution };
  await unlessThere(faults.collection.insertOne(record as never, { writeConcern: DURABLE }));
  await faults.collection.deleteOne({ _id: OPEN } as never, { writeConcern: DURABLE });
}
