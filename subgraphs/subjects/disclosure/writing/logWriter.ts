import type { LogKeys } from '../../../../schema/log/logKeys';
import { retryLost } from '../../../framework/retryLost';
import { checkEnd } from '../integrity/checkEnd';
import { newestHead } from '../integrity/newestHead';
import type { Report } from '../integrity/report';
import { sealGate, type SealGate } from '../integrity/sealGate';
import { watchLog, type CheckedLog } from '../integrity/watchLog';
import { subjectNamer, type Sealer } from '../sealing/nameSubject';
import { sealEvent, type LogEvent } from '../sealing/sealEvent';
import type { LogModels } from '../stored/model';
import type { StoredFault } from '../stored/record';
import { journalWriter } from './journalWriter';
import { mover } from './mover';
import { treeKeeper, type TreeKeeper } from './treeKeeper';

/** Entries in the journal beyond which a write moves them first: the journal stays short. */
const MAX_WAITING_ENTRIES = 20_000;
/** How long a write is retried while the connection is lost: an answer waits for it. */
const WRITE_RETRY_MS = 2000;

/** The stages of writing: seal, journal, move, sign. */
export interface LogWriter {
  /** See `sealEvent`. */
  readonly seal: (event: LogEvent) => string | Promise<string>;
  /**
   * Makes entries durable, from their leaf texts. Calls must not overlap.
   * @throws LogFault when sealing has stopped; the driver's error when the database rejects them
   */
  readonly write: (texts: readonly string[]) => Promise<void>;
  /** See `Mover.settle`. */
  readonly settle: () => Promise<number>;
  readonly tree: TreeKeeper;
  readonly gate: SealGate;
  /** Starts checking the log while it is written. */
  readonly watch: () => void;
  /** Stops checking and growing the tree. */
  readonly stop: () => void;
}

export interface LogWriterOptions {
  readonly vault: Sealer;
  readonly keys: LogKeys;
  readonly now: () => Date;
  readonly report: Report;
  /** Called once, when sealing stops. */
  readonly onHalt?: (fault: StoredFault) => void;
  /** Called after each check of the whole log that found no fault. */
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
  /** Nothing is sealed on top of a stored fault, or of a change made while no process ran. */
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
  const put = journalWriter(models, (write) => {
    moving.written(write);
    tree.expect();
  });
  const what = 'writing to the disclosure log';
  let endWatch = () => undefined as void;
  return {
    seal: (event) => sealEvent(event, vault, nameOf),
    async write(texts) {
      await ready();
      if (moving.waiting > MAX_WAITING_ENTRIES) await settle();
      await gate.guard(() =>
        retryLost(() => put(texts), { what, report, withinMs: WRITE_RETRY_MS }),
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
