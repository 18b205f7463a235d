import { builtFile } from '../../../../process/builtFile';
import { startThread } from '../../../../process/startThread';
import type { LogFault } from '../../../../schema/log/logFault';
import type { Running } from '../../../framework/definition';
import { asError } from '../integrity/sealGate';
import { reportToStderr } from '../integrity/report';
import { registered, type DisclosureLog, type LogServices, type LogState } from '../log';
import type { LogModels } from '../stored/model';
import { edgeOf } from '../stored/treeRecords';
import { groupCommit } from '../writing/groupCommit';
import { RECORD_ENTRIES } from '../writing/journalWriter';
import { handOver, type Handed } from './handOver';
import type { FromLog, LogThreadData, ToLog } from './messages';
import { failureOf, pendingRequests } from './pendingRequests';

/**
 * Opens the disclosure log of this process in its own thread. Sealing, hashing, writing and growing
 * the tree cost as much processor time as answering many requests, and a caller waits only for the
 * write that makes its events durable. The main thread sends events and the keys of their subjects.
 * An uncaught error of the thread ends the process.
 * @throws the driver's error when the thread cannot reach the database
 */
export async function openLogThread(
  models: LogModels,
  {
    vault,
    keys,
    report = reportToStderr(),
    ...place
  }: Pick<LogServices, 'vault' | 'report'> & LogThreadData,
): Promise<DisclosureLog & Running> {
  let state: LogState = {};
  const requests = pendingRequests((id, request) => thread.tell({ id, request }));
  const thread = await startThread<LogThreadData, ToLog, FromLog, void>(
    builtFile(__dirname, 'logWorker'),
    { keys, ...place },
    (message, begin) => {
      if (message.kind === 'ready') begin.ready();
      else if (message.kind === 'report') report(message.level, message.message, message.fields);
      else if (message.kind === 'halted') state = { ...state, fault: message.fault };
      else if (message.kind === 'checked') state = { ...state, checked: message.checked };
      else if (!requests.settle(message) && message.kind === 'failed')
        begin.refused(failureOf(message));
    },
  );

  /** @throws LogFault when sealing has stopped */
  function refuseStopped(): void {
    if (state.fault !== undefined) throw asError(state.fault);
  }

  /** Rejects with the fault for which sealing has stopped, instead of the thread's plain error. */
  async function unlessStopped<T>(response: Promise<T>): Promise<T> {
    try {
      return await response;
    } catch (error) {
      refuseStopped();
      throw error;
    }
  }

  const handed = handOver(vault, requests.call);
  const commit = groupCommit<Handed>(handed.write, RECORD_ENTRIES);
  return registered({
    async append(events) {
      refuseStopped();
      const items = await handed.prepare(events);
      await unlessStopped(commit(items));
      handed.check(items);
    },
    settle: () => unlessStopped(requests.call({ kind: 'settle' })),
    tree: {
      async advance() {
        const { levels, head, ...tree } = await unlessStopped(requests.call({ kind: 'tree' }));
        return { edge: edgeOf({ ...tree, levels: levels.map(asBuffer) }), head };
      },
    },
    models,
    keys,
    get state() {
      return state;
    },
    halt({ kind, message }: LogFault) {
      requests.call({ kind: 'halt', fault: { kind, message } }).catch((error: unknown) => {
        const { name } = error as Error;
        report('error', 'the log thread did not take a fault of the disclosure log', {
          kind: name,
          message,
        });
      });
    },
    report,
    ready: () => state.fault === undefined,
    async stop() {
      await thread.stop();
      requests.end();
    },
  });
}

/** A Buffer arrives from another thread as a Uint8Array. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
