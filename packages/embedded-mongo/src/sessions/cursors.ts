import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { mongoError } from '../base/errors';
import type { Slice } from '../base/slice';
import type { Reader } from '../storage/reader';
import { MAX_BATCH_BYTES } from '../base/limits';

/** Documents on their way out, bounded by number and by bytes. */
export class Batch {
  readonly documents: Uint8Array[] = [];
  private bytes = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get full(): boolean {
    return this.documents.length >= this.most;
  }

  /** False when the document does not fit any more; the first one always does. */
  add(document: Uint8Array): boolean {
    if (this.documents.length > 0 && this.bytes + document.length > MAX_BATCH_BYTES) return false;
    this.bytes += document.length;
    this.documents.push(document);
    return true;
  }
}

/** The rest of an answer. Between batches it holds no snapshot, only its place. */
export interface ResultStream {
  /** Adds documents to the batch; true when nothing is left. */
  fill(batch: Batch, slice: Slice): Promise<boolean>;
  /** Called before each batch but the first: read from this snapshot from now on. */
  rebase(reader: Reader): void;
  close(): Promise<void>;
}

export interface Cursor {
  readonly id: Long;
  readonly namespace: string;
  readonly stream: ResultStream;
  readonly session: string | undefined;
  /** The open transaction it was made in, by session and number. */
  readonly transaction: bigint | undefined;
  readonly keepAlive: boolean;
  used: number;
  busy: boolean;
  killed: boolean;
}

/** As MongoDB's cursorTimeoutMillis. */
export const CURSOR_TIMEOUT_MS = 10 * 60_000;
const MAX_CURSORS = 10_000;

/** All cursors that wait for getMore. */
export class Cursors {
  private readonly cursors = new Map<string, Cursor>();

  get size(): number {
    return this.cursors.size;
  }

  add(cursor: Omit<Cursor, 'id' | 'used' | 'busy' | 'killed'>): Cursor {
    if (this.cursors.size >= MAX_CURSORS) throw mongoError(96, 'Too many open cursors');
    let id: Long;
    do id = Long.fromBytesLE([...randomBytes(8)]).shiftRightUnsigned(1);
    while (id.isZero() || this.cursors.has(id.toString()));
    const added: Cursor = { ...cursor, id, used: Date.now(), busy: false, killed: false };
    this.cursors.set(id.toString(), added);
    return added;
  }

  /** @throws MongoError 43 when the cursor is gone */
  take(id: Long): Cursor {
    const cursor = this.cursors.get(id.toString());
    if (!cursor) throw mongoError(43, `cursor id ${id.toString()} not found`);
    if (cursor.busy) throw mongoError(12051, `cursor id ${id.toString()} is already in use`);
    cursor.used = Date.now();
    cursor.busy = true;
    return cursor;
  }

  find(id: Long): Cursor | undefined {
    return this.cursors.get(id.toString());
  }

  /** Puts a cursor back after a batch, unless it was killed meanwhile. */
  release(cursor: Cursor): void {
    cursor.busy = false;
    cursor.used = Date.now();
    if (cursor.killed) void cursor.stream.close();
  }

  kill(cursor: Cursor): void {
    this.cursors.delete(cursor.id.toString());
    cursor.killed = true;
    if (!cursor.busy) void cursor.stream.close();
  }

  private killWhere(test: (cursor: Cursor) => boolean): void {
    for (const cursor of [...this.cursors.values()]) if (test(cursor)) this.kill(cursor);
  }

  killSession(session: string): void {
    this.killWhere((cursor) => cursor.session === session);
  }

  killTransaction(session: string, transaction: bigint): void {
    this.killWhere((c) => c.session === session && c.transaction === transaction);
  }

  killNamespace(namespace: string): void {
    this.killWhere((cursor) => cursor.namespace === namespace);
  }

  killAll(): void {
    this.killWhere(() => true);
  }

  sweep(now = Date.now()): void {
    this.killWhere((c) => !c.busy && !c.keepAlive && now - c.used > CURSOR_TIMEOUT_MS);
  }
}
