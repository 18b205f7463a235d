import type { LogKeys } from '../../../../schema/log/logKeys';
import { retryLost } from '../../../framework/retryLost';
import { checkEnd } from '../integrity/checkEnd';
import { newestHead } from '../integrity/newestHead';
import type { Report } from '../integrity/report';
import { sealGate, type SealGate } from '../integrity/sealGate';
import { watchLog, type CheckedLog } from '../integrity/watchLog';
import type { LogModels } from '../stored/model';
import { mover } from './mover';
import { subjectNamer, type Sealer } from '../sealing/nameSubject';
import type { StoredFault } from '../stored/record';
import { sealEvent, type LogEvent } from '../sealing/sealEvent';
import { sequencer } from './journalWriter';
import { treeKeeper, type TreeKeeper } from './treeKeeper';

/** Entries beyond which nothing more becomes durable before some have been moved. */
const MOST_WAITING = 20_000;
/** Milliseconds for which a write is tried again while the connection is lost; an answer waits. */
const RETRY_WRITE_MS = 2000;

/** What the log is written with, one step after the other. */
export interface LogWriter {
  /** See `sealEvent`. */
  readonly seal: (event: LogEvent) => string | Promise<string>;
  /**
   * Makes the entries of leaves durable. One call is under way at a time.
   * @throws LogFault when sealing has stopped; else when the database does not take them
   */
  readonly write: (texts: readonly string[]) => Promise<void>;
  /** Has all that is durable stand among the entries; the place after them. */
  readonly settle: () => Promise<number>;
  readonly tree: TreeKeeper;
  readonly gate: SealGate;
  /** Begins to check the log while it is written. */
  readonly watch: () => void;
  /** Ends what goes on by itself. */
  readonly stop: () => void;
}

export interface LogWriterOptions {
  readonly vault: Sealer;
  readonly keys: LogKeys;
  readonly now: () => Date;
  readonly report: Report;
  /** Called once, when sealing stops. */
  readonly onHalt?: (fault: StoredFault) => void;
  /** Called when the whole log was checked and is as it was signed. */
  readonly onChecked?: (checked: CheckedLog) => void;
}

export function logWriter(
  models: LogModels,
  { vault, keys, now, report, onHalt, onChecked = () => undefined }: LogWriterOptions,
): LogWriter {
  const gate = sealGate(models, report, onHalt);
  const newest = newestHead(models);
  const moving = mover(models, (placed) => tree.moved(placed));
  const key = keys.signing;
  const tree = treeKeeper({ models, key, now, settle: () => settle(), gate, newest, report });
  const nameOf = subjectNamer(vault, keys);
  let begun: Promise<void> | undefined;
  const ready = () => gate.guard(() => (begun ??= begin()));
  /** What was stopped, or was changed while nobody watched, is not sealed over. */
  async function begin(): Promise<void> {
    try {
      await gate.readStored();
      await gate.guard(() => checkEnd(models, newest));
    } catch (error) {
      begun = undefined;
      throw error;
    }
  }
  const settle = async () => {
    await ready();
    return gate.guard(() => moving.settle());
  };
  const put = sequencer(models, (what) => {
    moving.written(what);
    tree.expect();
  });
  const what = 'writing to the disclosure log';
  let endWatch = () => undefined as void;
  return {
    seal: (event) => sealEvent(event, vault, nameOf),
    async write(texts) {
      await ready();
      if (moving.waiting > MOST_WAITING) await settle();
      await gate.guard(() =>
        retryLost(() => put(texts), { what, report, withinMs: RETRY_WRITE_MS }),
      );
    },
    settle,
    tree,
    gate,
    watch() {
      endWatch();
      endWatch = watchLog({ models, gate, newest, report, onChecked, ready });
    },
    stop() {
      endWatch();
      tree.stop();
    },
  };
}
