import { parentPort, workerData } from 'node:worker_threads';
import type { Stop, ThreadData } from '../../../process/startThread';
import type {
  PlannerMessage,
  NextSupergraph,
  PlanFailure,
  PlannerData,
  PlanRequest,
} from './messages';
import { operationPlanner, type OperationPlanner } from './queryPlanner';

/** A query planner in a thread of its own: plans one operation at a time, ends when told. */
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread alone.');
const tell = (message: PlannerMessage): void => port.postMessage(message);

/** How the planner says that an operation passes its bounds. Its own messages quote the operation. */
const BOUNDS =
  /^(?:Too many options generated|Number of non-local selections exceeds|Exceeded maximum recursive selections)/;

function failureOf(error: unknown): PlanFailure {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  // A RangeError is an array or a stack larger than there can be.
  return { tooComplex: BOUNDS.test(message) || name === 'RangeError', name, message, stack };
}

let planner: OperationPlanner | undefined;

function planFor(data: PlannerData | undefined): void {
  planner = undefined;
  if (data === undefined) return;
  try {
    planner = operationPlanner(data.supergraphSdl, data.pathsLimit);
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'refused', message: failureOf(error).message });
    port?.close();
  }
}

port.on('message', (message: PlanRequest | NextSupergraph | Stop) => {
  if (message === 'stop') return port.close();
  if ('next' in message) return planFor(message.next);
  try {
    const plan = planner?.plan(message.document, message.operationName);
    tell({ kind: 'planned', plan: JSON.stringify(plan) });
  } catch (error) {
    tell({ kind: 'failed', failure: failureOf(error) });
  }
});
planFor((workerData as ThreadData<PlannerData>).data);
