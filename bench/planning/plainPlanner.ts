import { parentPort, workerData } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import type {
  PlannerMessage,
  PlannerData,
  PlanRequest,
} from '../../gateway/execution/planning/messages';
import type { Stop, ThreadData } from '../../process/startThread';

/** The unmodified planner, without limits, in a thread with the same messages as the gateway's. */
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread alone.');
const tell = (message: PlannerMessage): void => port.postMessage(message);

const { supergraphSdl } = (workerData as ThreadData<PlannerData>).data;
const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
const planner = new QueryPlanner(supergraph);
const schema = supergraph.apiSchema();
port.on('message', (message: PlanRequest | Stop) => {
  if (message === 'stop') return port.close();
  const plan = planner.buildQueryPlan(operationFromDocument(schema, parse(message.document)));
  tell({ kind: 'planned', plan: JSON.stringify(plan) });
});
tell({ kind: 'ready' });
