import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { BACKGROUND } from '../../background';
import type { IntakeTimes, Running } from '../../definition';
import { isConnectionLost } from '../../mongo';
import { fileFault, finishBatch } from './finish';
import { BatchLost } from './lease';
import type { BatchRecord } from './record';
import { revokeAccepted } from './revoke';
import type { BatchWork } from './batchWork';
import { processBatch } from './work';

/** How often the worker looks for batches of which no request of this process told it. */
const POLL_MS = 2000;
/** After so many errors of the product a batch is refused. */
const MAX_FAILURES = 5;

export interface Worker extends Running {
  wake(): void;
}

/**
 * Works on batches, one after another, until it is stopped. Several processes may have a worker on
 * the same database. A batch whose process has ended is continued by another one.
 */
export function startWorker(
  work: Omit<BatchWork, 'signal'>,
  log: Logger,
  { pollMs = POLL_MS }: IntakeTimes = {},
): Worker {
  const ending = new AbortController();
  const { signal } = ending;
  let alarm = new AbortController();

  async function pause(): Promise<void> {
    const either = AbortSignal.any([signal, alarm.signal]);
    await wait(pollMs, undefined, { signal: either }).catch(() => undefined);
    alarm = new AbortController();
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const batch = await work.leases.take();
        if (batch !== undefined) await workOn({ ...work, signal }, batch, log);
        else {
          await refuseMissing(work);
          await pause();
        }
      } catch (error) {
        // The database is unreachable, or the process is stopping.
        if (signal.aborted) return;
        log.warn({ kind: (error as Error).name }, 'the intake cannot look for batches');
        await pause();
      }
    }
  }

  const running = run();
  return {
    wake: () => alarm.abort(),
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function workOn(work: BatchWork, batch: BatchRecord, log: Logger): Promise<void> {
  const { leases } = work;
  const release = leases.keep(batch._id);
  work.pace.begin();
  try {
    if (batch.state === 'WITHDRAWN') await revokeAccepted(work, batch);
    else await processBatch(work, batch);
    await leases.release(batch._id);
  } catch (error) {
    if (error instanceof BatchLost) await leases.release(batch._id);
    // The batch is taken up again when its lease ends.
    else await noteFailure(work, batch, error, log);
  } finally {
    release();
  }
}

async function noteFailure(
  { models, leases, now }: BatchWork,
  { _id, failures, counts }: BatchRecord,
  error: unknown,
  log: Logger,
): Promise<void> {
  if (isConnectionLost(error)) throw error;
  const { name: kind, stack = '' } = error as Error;
  // The message is not logged: that of a driver error may quote a value.
  const where = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  log.error({ batch: _id, kind, where }, 'a batch was interrupted');
  if (failures + 1 < MAX_FAILURES) {
    await models.batch.updateOne(leases.mine(_id), { $inc: { failures: 1 } });
    return;
  }
  const stored = await models.batch
    .findById(_id, { counts: 1 })
    .lean<Pick<BatchRecord, 'counts'>>();
  await finishBatch(models, leases.mine(_id), {
    counts: stored?.counts ?? counts,
    fault: fileFault('INTERNAL_ERROR', INTERRUPTED),
    at: now(),
  });
}

const INTERRUPTED =
  'The batch could not be processed because of an error on our side; ask the operator, and send it again.';

/** Refuses batches whose file did not arrive in time. */
async function refuseMissing({ models, now }: Pick<BatchWork, 'models' | 'now'>): Promise<void> {
  await models.batch.updateMany(
    { state: 'RECEIVED', file: null, fileDueAt: { $lt: now() } },
    {
      $set: {
        state: 'REFUSED',
        finishedAt: now(),
        fault: fileFault('FILE_MISSING', MISSING),
      },
    },
    { comment: BACKGROUND },
  );
}

const MISSING = 'No file arrived before its ticket expired; open a new upload.';
