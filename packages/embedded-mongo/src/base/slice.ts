import { setImmediate as nextTurn } from 'node:timers/promises';
import { mongoError, type MongoError } from './errors';

/** Longer work without a pause delays the other connections noticeably. */
const SLICE_MS = 6;

/**
 * Cooperative scheduling: long work calls `due()` now and then and awaits `pause()` when that is
 * true. The pause lets every other connection run; maxTimeMS and an interruption take effect there.
 */
export class Slice {
  private began = performance.now();
  private readonly deadline: number;
  private interruption: MongoError | undefined;

  /** @param maxTimeMS whole milliseconds from now; 0 is no limit */
  constructor(maxTimeMS = 0) {
    this.deadline = maxTimeMS > 0 ? this.began + maxTimeMS : Infinity;
  }

  due(): boolean {
    const now = performance.now();
    return now - this.began > SLICE_MS || now > this.deadline;
  }

  /** Makes the work stop with this error at its next pause. */
  interrupt(error: MongoError): void {
    this.interruption ??= error;
  }

  /** @throws MongoError 50 past the deadline, or the interruption's own error */
  check(): void {
    if (this.interruption) throw this.interruption;
    if (performance.now() > this.deadline) throw mongoError(50, 'operation exceeded time limit');
  }

  async pause(): Promise<void> {
    this.check();
    await nextTurn();
    this.check();
    this.began = performance.now();
  }
}
