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

/**
 * The program of a planner thread: it plans one operation at a time and ends at the `stop` message.
 */
const port = parentPort;
if (port === null) throw new Error('This module must run in a worker thread.');
const send = (message: PlannerMessage): void => port.postMessage(message);

/**
 * The messages of the planner for an operation that exceeds its limits; they quote the operation.
 */
const LIMIT_MESSAGES =
  /^(?:Too many options generated|Number of non-local selections exceeds|Exceeded maximum recursive selections)/;

function failureOf(error: unknown): PlanFailure {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  // A RangeError means that an array or the stack exceeds the maximum size.
  return {
    tooComplex: LIMIT_MESSAGES.test(message) || name === 'RangeError',
    name,
    message,
    stack,
  };
}

let planner: OperationPlanner | undefined;

function planFor(data: PlannerData | undefined): void {
  planner = undefined;
  if (data === undefined) return;
  try {
    planner = operationPlanner(data.supergraphSdl, data.pathsLimit);
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'refused', message: failureOf(error).message });
    port?.close();
  }
}

port.on('message', (message: PlanRequest | NextSupergraph | Stop) => {
  if (message === 'stop') return port.close();
  if ('next' in message) return planFor(message.next);
  try {
    const plan = planner?.plan(message.document, message.operationName);
    send({ kind: 'planned', plan: JSON.stringify(plan) });
  } catch (error) {
    send({ kind: 'failed', failure: failureOf(error) });
  }
});
planFor((workerData as ThreadData<PlannerData>).data);
