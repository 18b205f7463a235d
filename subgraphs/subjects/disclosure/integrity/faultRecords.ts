import { LOG_FAULTS } from '../../../../schema/log/logFault';
import { DURABLE } from '../../../framework/durable';
import { retryLost } from '../../../framework/retryLost';
import { insertOnce } from '../stored/insertOnce';
import type { LogModels } from '../stored/model';
import type { FaultRecord, StoredFault } from '../stored/record';
import type { Report } from './report';

type Models = Pick<LogModels, 'faults'>;

const OPEN = 'open';

/** The fault for which sealing is stopped on this database. */
export async function openFault({ faults }: Models): Promise<StoredFault | undefined> {
  const found = await faults.findById(OPEN).lean<FaultRecord>();
  if (found === null) return undefined;
  const { kind, message, since } = found;
  // A later version may have stored a kind that this one does not know.
  return { kind: LOG_FAULTS.includes(kind) ? kind : 'INTERNAL', message, since };
}

/** Stores a fault, and retries until it is stored. A fault that is open stays. Never rejects. */
export async function keepFault(
  { faults }: Models,
  fault: StoredFault,
  report: Report,
): Promise<void> {
  try {
    const what = 'storing the fault of the disclosure log';
    await retryLost(() => insertOnce(faults, { _id: OPEN, ...fault }), { what, report });
  } catch (error) {
    const { name } = error as Error;
    report('error', 'the fault of the disclosure log could not be stored', { kind: name });
  }
}

/** Closes the open fault, and stores it with its resolution. */
export async function resolveFault(
  { faults }: Models,
  { since, ...fault }: StoredFault,
  { resolvedAt, resolution }: { readonly resolvedAt: string; readonly resolution: string },
): Promise<void> {
  await insertOnce(faults, { _id: since, since, ...fault, resolvedAt, resolution });
  await faults.collection.deleteOne({ _id: OPEN } as never, { writeConcern: DURABLE });
}
