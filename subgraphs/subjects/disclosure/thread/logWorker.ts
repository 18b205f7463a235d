import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Stop, ThreadData } from '../../../../process/startThread';
import { LogFault } from '../../../../schema/log/logFault';
import { connect } from '../../../framework/mongo';
import type { Report } from '../integrity/report';
import { logWriter } from '../writing/logWriter';
import { logModels } from '../stored/model';
import { levelsOf } from '../stored/treeRecords';
import { appending } from './appending';
import { givenKeys } from './givenKeys';
import type {
  FromLog,
  HaltQuestion,
  LogAnswers,
  LogQuestion,
  LogThreadData,
  ToLog,
} from './messages';

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
  const report: Report = (level, message, fields = {}) =>
    tell({ kind: 'report', level, message, fields });
  const writer = logWriter(logModels(database.connection), {
    vault,
    keys,
    now: () => new Date(),
    report,
    onHalt: (fault) => tell({ kind: 'halted', fault }),
    onChecked: (checked) => tell({ kind: 'checked', checked }),
  });
  const append = appending(writer, vault, report);

  const answer = {
    append,
    settle: () => writer.settle(),
    async halt({ fault }: HaltQuestion) {
      writer.gate.halt(new LogFault(fault.kind, fault.message));
      return undefined;
    },
    async tree() {
      const { edge, head } = await writer.tree.advance();
      return { size: edge.size, levels: levelsOf(edge), head };
    },
  } satisfies { [Kind in LogQuestion['kind']]: (question: never) => Promise<LogAnswers[Kind]> };

  function answerTo(question: LogQuestion): Promise<unknown> {
    switch (question.kind) {
      case 'append':
        return answer.append(question);
      case 'halt':
        return answer.halt(question);
      default:
        return answer[question.kind]();
    }
  }

  port.on('message', (message: ToLog | Stop) => {
    if (message === 'stop') {
      writer.stop();
      void database.close().finally(() => port.close());
      return;
    }
    const { id, question } = message;
    const answered = answerTo(question);
    answered.then(
      (given: unknown) => tell({ kind: 'answered', id, answer: given }),
      (error: unknown) => tell({ kind: 'failed', id, ...failure(error) }),
    );
  });
  tell({ kind: 'ready' });
  writer.watch();
}

serve(port).catch((error: unknown) => {
  tell({ kind: 'failed', ...failure(error) });
  port.close();
});
