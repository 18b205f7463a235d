import type { LogKeys } from '../../../schema/log/logKeys';
import type { LogModels } from './model';
import { mover } from './mover';
import { subjectNamer, type Sealer } from './nameSubject';
import { sealEvent, type LogEvent } from './sealEvent';
import { sequencer } from './sequencer';
import { takeOverEntries } from './takeOverEntries';
import { treeKeeper, type TreeKeeper } from './treeKeeper';

/** Entries beyond which nothing more becomes durable before some have been moved. */
const MOST_WAITING = 20_000;

/** What the log is written with, one step after the other. */
export interface LogWriter {
  /** See `sealEvent`. */
  readonly seal: (event: LogEvent) => string | Promise<string>;
  /**
   * Makes the entries of leaves durable. One call is under way at a time.
   * @throws when the database does not take them
   */
  readonly write: (texts: readonly string[]) => Promise<void>;
  /** Has all that is durable stand among the entries; the place after them. */
  readonly settle: () => Promise<number>;
  readonly tree: TreeKeeper;
}

export function logWriter(
  models: LogModels,
  {
    vault,
    keys,
    now,
  }: { readonly vault: Sealer; readonly keys: LogKeys; readonly now: () => Date },
): LogWriter {
  const moving = mover(models, (placed) => tree.moved(placed));
  const tree = treeKeeper(models, keys.signing, now, () => settle());
  const nameOf = subjectNamer(vault, keys);
  let takenOver: Promise<void> | undefined;
  const ready = () =>
    (takenOver ??= takeOverEntries(models).catch((error: unknown) => {
      takenOver = undefined;
      throw error;
    }));
  const settle = async () => {
    await ready();
    return moving.settle();
  };
  const put = sequencer(models, (what) => {
    moving.written(what);
    tree.expect();
  });
  return {
    seal: (event) => sealEvent(event, vault, nameOf),
    async write(texts) {
      await ready();
      if (moving.waiting > MOST_WAITING) await settle();
      await put(texts);
    },
    settle,
    tree,
  };
}
