import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '../../../subgraphs/framework/mongo';
import { intakeModels } from '../../../subgraphs/framework/intake/batches/model';
import type { BatchRecord } from '../../../subgraphs/framework/intake/batches/record';
import { receivedBatch } from '../../../subgraphs/framework/intake/batches/submit';
import { now } from '../../support/creditRecord';
import { writeRowsFile } from '../../support/intake/folderFiles';
import { startTestStore } from '../../support/store';
import { countStored, type StoredCounts } from './countStored';

export interface IntakeCrashOptions {
  readonly kills: number;
  /** Rows of each batch. */
  readonly rows: number;
  readonly onKill?: (done: number) => void;
}

/** What was submitted and what is stored after the kills. */
export interface IntakeCrashReport {
  readonly kills: number;
  readonly batches: number;
  readonly submitted: { readonly accepted: number; readonly refused: number };
  readonly stored: StoredCounts;
}

/** Two processes work on the same batches; the longest wait before one of them is killed. */
const WORKERS = 2;
const MAX_WAIT_MS = 700;
/** Every so many rows one is faulty. */
const FAULTY_EVERY = 97;

/**
 * Kills processes at random moments while they accept batches, and starts others, until all batches
 * are finished and the number of kills is reached.
 */
export async function intakeCrashRun({
  kills,
  rows,
  onKill = () => undefined,
}: IntakeCrashOptions): Promise<IntakeCrashReport> {
  const store = await startTestStore();
  const folder = await mkdtemp(join(tmpdir(), 'hedong-intake-crash-'));
  const database = await connect(store.uri, `${store.dbPrefix}_government`);
  const models = intakeModels(database.connection);
  const start = async (): Promise<ChildProcess> => {
    const child = fork(join(__dirname, 'intakeProcess.ts'), [store.uri, store.dbPrefix, folder], {
      execArgv: ['--import', 'tsx'],
    });
    await once(child, 'message');
    return child;
  };
  const kill = async (child: ChildProcess) => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const isFinished = async (number: string) =>
    (await models.batch.findById(number).lean<BatchRecord>())?.finishedAt != null;

  let workers = await Promise.all(Array.from({ length: WORKERS }, start));
  let killed = 0;
  let batches = 0;
  let faulty = 0;
  try {
    while (killed < kills) {
      const number = await addBatch(batches++);
      while (!(await isFinished(number))) {
        await wait(Math.random() * MAX_WAIT_MS);
        if (killed === kills) continue;
        const victim = Math.floor(Math.random() * WORKERS);
        await kill(workers[victim]!);
        onKill(++killed);
        workers = [...workers.filter((_, index) => index !== victim), await start()];
      }
    }
    return {
      kills: killed,
      batches,
      submitted: { accepted: batches * rows - faulty, refused: faulty },
      stored: await countStored(database.connection),
    };
  } finally {
    await Promise.all(workers.map(kill));
    await database.close();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }

  async function addBatch(which: number): Promise<string> {
    const lines = Array.from({ length: rows }, (_, index) => {
      const isFaulty = index % FAULTY_EVERY === 1;
      if (isFaulty) faulty++;
      return {
        ...(!isFaulty && { number: `P-${which}-${index}` }),
        subject: `sub-${index}`,
        content: 'x',
      };
    });
    const batch = await receivedBatch(models, {
      kind: 'Permit',
      department: 'market-regulation',
      atomic: false,
      dryRun: false,
      by: 'test-steward',
      client: null,
      receivedAt: now(),
      idempotency: { key: `key-${which}`, digests: [''] },
    });
    const file = await writeRowsFile(folder, batch._id, lines);
    await models.batch.collection.insertOne({ ...batch, format: 'JSON_LINES', file } as never);
    return batch._id;
  }
}
