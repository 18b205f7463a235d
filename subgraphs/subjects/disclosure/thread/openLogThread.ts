import { join } from 'node:path';
import { startThread } from '../../../../process/startThread';
import type { LogFault } from '../../../../schema/log/logFault';
import type { Running } from '../../../framework/definition';
import { asError } from '../integrity/sealGate';
import { reportToStderr } from '../integrity/report';
import { groupCommit } from '../writing/groupCommit';
import { GROUP, opened, type DisclosureLog, type LogServices, type LogState } from '../log';
import type { LogModels } from '../stored/model';
import { edgeOf } from '../stored/treeRecords';
import { handOver, type Handed } from './handOver';
import type { FromLog, LogThreadData, ToLog } from './messages';
import { failureOf, questions } from './questions';

/**
 * Opens the disclosure log of this process in a thread of its own: sealing, hashing, writing and
 * growing the tree are as much work as answering many a request, and none of it is what a caller
 * waits for but the one write that makes events durable. This thread gives it the events as they
 * are, and the keys of their subjects. A fault that ends the thread ends the process.
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
  const asked = questions((id, question) => thread.tell({ id, question }));
  const thread = await startThread<LogThreadData, ToLog, FromLog, void>(
    join(__dirname, 'logWorker.ts'),
    { keys, ...place },
    (message, begin) => {
      if (message.kind === 'ready') begin.ready();
      else if (message.kind === 'report') report(message.level, message.message, message.fields);
      else if (message.kind === 'halted') state = { ...state, fault: message.fault };
      else if (message.kind === 'checked') state = { ...state, checked: message.checked };
      else if (!asked.answered(message) && message.kind === 'failed')
        begin.refused(failureOf(message));
    },
  );

  /** @throws LogFault when sealing has stopped */
  function refuseStopped(): void {
    if (state.fault !== undefined) throw asError(state.fault);
  }

  /** What the thread refuses because sealing has stopped, with the fault it has stopped for. */
  async function unlessStopped<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      refuseStopped();
      throw error;
    }
  }

  const handed = handOver(vault, asked.ask);
  const commit = groupCommit<Handed>(handed.write, GROUP);
  return opened({
    async append(events) {
      refuseStopped();
      const items = await handed.prepare(events);
      await unlessStopped(commit(items));
      handed.check(items);
    },
    settle: () => unlessStopped(asked.ask({ kind: 'settle' })),
    tree: {
      async advance() {
        const { size, levels, head } = await unlessStopped(asked.ask({ kind: 'tree' }));
        return { edge: edgeOf({ size, levels: levels.map(asBuffer) }), head };
      },
    },
    models,
    keys,
    get state() {
      return state;
    },
    halt({ kind, message }: LogFault) {
      asked.ask({ kind: 'halt', fault: { kind, message } }).catch((error: unknown) => {
        const { name } = error as Error;
        report('error', 'a fault of the disclosure log was not taken', { kind: name, message });
      });
    },
    report,
    ready: () => state.fault === undefined,
    async stop() {
      await thread.stop();
      asked.end();
    },
  });
}

/** Bytes that came from another thread are no buffer any more. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
