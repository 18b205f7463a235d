import { creditError } from '../../../../schema/errors';
import { LogFault } from '../../../../schema/log/logFault';
import type { DisclosureLog } from '../log';
import type { LogModels } from '../stored/model';
import { edgeOf, storedHead, storedTree } from '../stored/treeRecords';
import type { Tree } from '../writing/treeKeeper';

type Log = Pick<DisclosureLog, 'halt' | 'models' | 'settle' | 'state' | 'tree'>;

/**
 * Runs a read of the log. A LogFault that it throws stops sealing.
 * @throws DISCLOSURE_LOG_STOPPED in its place
 */
export async function haltOnFault<T>(log: Log, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    log.halt(error);
    throw creditError('DISCLOSURE_LOG_STOPPED');
  }
}

/**
 * Moves every durable event into the groups, before they are read. A log that has stopped sealing
 * is read as it is stored: an auditor must be able to see what is wrong.
 */
export async function settled(log: Log): Promise<void> {
  await unlessStopped(
    log,
    () => log.settle(),
    () => undefined,
  );
}

/** The tree, brought up to date; as it is stored when sealing has stopped. */
export async function currentTree(log: Log): Promise<Tree> {
  return unlessStopped(
    log,
    () => log.tree.advance(),
    () => treeAsStored(log.models),
  );
}

async function unlessStopped<T, S>(
  log: Log,
  current: () => Promise<T>,
  stored: () => S | Promise<S>,
): Promise<T | S> {
  if (log.state.fault !== undefined) return stored();
  try {
    return await current();
  } catch (error) {
    // The log has reported the fault and stopped.
    if (error instanceof LogFault) return stored();
    throw error;
  }
}

async function treeAsStored(models: LogModels): Promise<Tree> {
  const tree = (await storedTree(models)) ?? { size: 0, levels: [] };
  return { edge: edgeOf(tree), head: await storedHead(models, tree.size) };
}
