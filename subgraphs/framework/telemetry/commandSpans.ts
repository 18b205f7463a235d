import type { mongo } from 'mongoose';
import { activeTrace } from '../../../process/telemetry/tracing/activeTrace';
import type { Trace } from '../../../process/telemetry/tracing/trace';
import { monitorTracedCommandsOnly } from './driverInternals';

/**
 * Spans that wait for the end of their command. The driver does not report the end of a command
 * that outlives its trace; the oldest span gives way then.
 */
const MAX_OPEN_SPANS = 1000;

/**
 * Records a span for each command that the driver sends while a trace is active: its name, its
 * database and its collection, never its content. A read that serves several requests belongs to
 * the trace of the request that sent it.
 */
export function recordCommandSpans(client: mongo.MongoClient): void {
  monitorTracedCommandsOnly();
  const open = new Map<number, Trace>();
  const end = (requestId: number, error?: string) => {
    open.get(requestId)?.end(error);
    open.delete(requestId);
  };
  client.on('commandStarted', ({ requestId, commandName, databaseName, command }) => {
    const trace = activeTrace();
    if (trace === undefined) return;
    const [oldest] = open.keys();
    if (oldest !== undefined && open.size >= MAX_OPEN_SPANS) end(oldest, 'unknown');
    const collection = collectionOf(commandName, command);
    const span = trace.child([commandName, collection].filter(Boolean).join(' '), 'client', {
      'db.system.name': 'mongodb',
      'db.namespace': databaseName,
      'db.operation.name': commandName,
      ...(collection !== undefined && { 'db.collection.name': collection }),
    });
    open.set(requestId, span);
  });
  client.on('commandSucceeded', ({ requestId }) => end(requestId));
  client.on('commandFailed', ({ requestId, failure }) => end(requestId, failure.name));
}

/** The collection of a command; undefined for a command without one. */
function collectionOf(commandName: string, command: mongo.Document): string | undefined {
  const name: unknown = command[commandName === 'getMore' ? 'collection' : commandName];
  return typeof name === 'string' ? name : undefined;
}
