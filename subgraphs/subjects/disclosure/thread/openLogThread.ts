import { join } from 'node:path';
import { startThread } from '../../../../process/startThread';
import type { Running } from '../../../kit/definition';
import { groupCommit } from '../groupCommit';
import { GROUP, opened, type DisclosureLog, type LogServices } from '../log';
import type { LogModels } from '../model';
import { edgeOf } from '../treeRecords';
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
  { vault, keys, ...place }: Pick<LogServices, 'vault'> & LogThreadData,
): Promise<DisclosureLog & Running> {
  const asked = questions((id, question) => thread.tell({ id, question }));
  const thread = await startThread<LogThreadData, ToLog, FromLog, void>(
    join(__dirname, 'logWorker.ts'),
    { keys, ...place },
    (message, begin) => {
      if (message.kind === 'ready') begin.ready();
      else if (!asked.answered(message) && message.kind === 'failed')
        begin.refused(failureOf(message));
    },
  );

  const handed = handOver(vault, asked.ask);
  const commit = groupCommit<Handed>(handed.write, GROUP);
  return opened({
    async append(events) {
      const items = await handed.prepare(events);
      await commit(items);
      handed.check(items);
    },
    settle: () => asked.ask({ kind: 'settle' }),
    tree: {
      async advance() {
        const { size, levels, head } = await asked.ask({ kind: 'tree' });
        return { edge: edgeOf({ size, levels: levels.map(asBuffer) }), head };
      },
    },
    models,
    keys,
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
