import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Stop, ThreadData } from '../../../../process/startThread';
import { connect } from '../../../kit/mongo';
import { logWriter } from '../logWriter';
import { logModels } from '../model';
import { levelsOf } from '../treeRecords';
import { appending } from './appending';
import { givenKeys } from './givenKeys';
import type { FromLog, LogAnswers, LogQuestion, LogThreadData, ToLog } from './messages';

/** The disclosure log in a thread of its own: answers questions, ends when told. */
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread alone.');
const tell = (message: FromLog): void => port.postMessage(message);

const failure = (error: unknown): { readonly name: string; readonly message: string } => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message };
};

async function serve(port: MessagePort): Promise<void> {
  const { database: place, keys, subgraph } = (workerData as ThreadData<LogThreadData>).data;
  const database = await connect(place.uri, place.dbName);
  const vault = givenKeys(subgraph);
  const writer = logWriter(logModels(database.connection), { vault, keys, now: () => new Date() });
  const append = appending(writer, vault);

  const answer = {
    append,
    settle: () => writer.settle(),
    async tree() {
      const { edge, head } = await writer.tree.advance();
      return { size: edge.size, levels: levelsOf(edge), head };
    },
  } satisfies { [Kind in LogQuestion['kind']]: (question: never) => Promise<LogAnswers[Kind]> };

  port.on('message', (message: ToLog | Stop) => {
    if (message === 'stop') {
      writer.tree.stop();
      void database.close().finally(() => port.close());
      return;
    }
    const { id, question } = message;
    const answered = question.kind === 'append' ? answer.append(question) : answer[question.kind]();
    answered.then(
      (given: unknown) => tell({ kind: 'answered', id, answer: given }),
      (error: unknown) => tell({ kind: 'failed', id, ...failure(error) }),
    );
  });
  tell({ kind: 'ready' });
}

serve(port).catch((error: unknown) => {
  tell({ kind: 'failed', ...failure(error) });
  port.close();
});
