import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Stop, ThreadData } from '../../../../process/startThread';
import { LogFault } from '../../../../schema/log/logFault';
import { namedHash } from '../../../../schema/log/treeHead';
import { connect } from '../../../framework/mongo';
import type { Report } from '../integrity/report';
import { logModels } from '../stored/model';
import { levelsOf } from '../stored/treeRecords';
import { logWriter } from '../writing/logWriter';
import { appending } from './appending';
import { givenKeys } from './givenKeys';
import type { FromLog, LogRequest, LogResponses, LogThreadData, ToLog } from './messages';

/** The entry point of the log's thread: writes the log and responds until it is stopped. */
const port = parentPort;
if (port === null) throw new Error('logWorker.ts must run in a worker thread.');
const send = (message: FromLog): void => port.postMessage(message);

const failure = (error: unknown): { readonly name: string; readonly message: string } => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message };
};

async function serve(port: MessagePort): Promise<void> {
  const { database: place, keys, subgraph } = (workerData as ThreadData<LogThreadData>).data;
  const database = await connect(place.uri, place.dbName);
  const vault = givenKeys(subgraph);
  const report: Report = (level, message, fields = {}) =>
    send({ kind: 'report', level, message, fields });
  const writer = logWriter(logModels(database.connection), {
    vault,
    keys,
    now: () => new Date(),
    report,
    onHalt: (fault) => send({ kind: 'halted', fault }),
    onChecked: (checked) => send({ kind: 'checked', checked }),
  });
  const append = appending(writer, vault, report);

  async function respond(request: LogRequest): Promise<LogResponses[LogRequest['kind']]> {
    switch (request.kind) {
      case 'append':
        return append(request);
      case 'settle':
        return writer.settle();
      case 'halt':
        writer.gate.halt(new LogFault(request.fault.kind, request.fault.message));
        return undefined;
      case 'tree': {
        const { edge, head } = await writer.tree.advance();
        return { ...namedHash(edge.hash), size: edge.size, levels: levelsOf(edge), head };
      }
    }
  }

  port.on('message', (message: ToLog | Stop) => {
    if (message === 'stop') {
      writer.stop();
      void database.close().finally(() => port.close());
      return;
    }
    const { id, request } = message;
    respond(request).then(
      (response) => send({ kind: 'answered', id, response }),
      (error: unknown) => send({ kind: 'failed', id, ...failure(error) }),
    );
  });
  send({ kind: 'ready' });
  writer.watch();
}

serve(port).catch((error: unknown) => {
  send({ kind: 'failed', ...failure(error) });
  port.close();
});
