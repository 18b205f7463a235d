import { creditError } from '../../../../schema/errors';
import { LogFault } from '../../../../schema/log/logFault';
import type { DisclosureLog } from '../log';
import type { LogModels } from '../stored/model';
import type { HeadRecord, TreeRecord } from '../stored/record';
import type { Tree } from '../writing/treeKeeper';
import { edgeOf, headOf } from '../stored/treeRecords';

type Log = Pick<DisclosureLog, 'halt' | 'models' | 'settle' | 'state' | 'tree'>;

/**
 * Runs a read of the log; what it finds wrong with the log stops sealing.
 * @throws DISCLOSURE_LOG_STOPPED when it does
 */
export async function reading<T>(log: Log, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    log.halt(error);
    throw creditError('DISCLOSURE_LOG_STOPPED');
  }
}

/**
 * Has all that is durable stand among the entries, before they are read. A log that is not sealed
 * any further is read as it is stored: whoever looks at what is wrong must be able to.
 */
export async function settled(log: Log): Promise<void> {
  await asStored(
    log,
    () => log.settle(),
    () => undefined,
  );
}

/** The tree, brought up to date; as it is stored where the log is not sealed any further. */
export async function readTree(log: Log): Promise<Tree> {
  return asStored(
    log,
    () => log.tree.advance(),
    () => storedTree(log.models),
  );
}

async function asStored<T, S>(
  log: Log,
  current: () => Promise<T>,
  stored: () => S | Promise<S>,
): Promise<T | S> {
  if (log.state.fault !== undefined) return stored();
  try {
    return await current();
  } catch (error) {
    // The log itself has reported it and stopped.
    if (error instanceof LogFault) return stored();
    throw error;
  }
}

async function storedTree(models: LogModels): Promise<Tree> {
  const record = await models.tree.findById('tree').lean<TreeRecord>();
  const size = record?.size ?? 0;
  const head = await models.heads.findById(size).lean<HeadRecord>();
  return { edge: edgeOf(record ?? { size, levels: [] }), head: head && headOf(head) };
}
