import { Long } from 'bson';
import { Batch, type ResultStream } from '../sessions/cursors';
import { cursorReply } from '../protocol/reply';
import { openReader, type Context } from './context';
import type { Reader } from '../storage/reader';

const FIRST_BATCH = 101;
const NO_CURSOR = Long.ZERO;

export interface CursorOptions {
  namespace: string;
  batchSize: number | undefined;
  /** Whatever is left after the first batch is dropped. */
  singleBatch?: boolean;
  keepAlive?: boolean;
}

/** Makes the stream on a fresh reader, sends its first batch and keeps the rest for getMore. */
export async function openCursor(
  context: Context,
  options: CursorOptions,
  make: (reader: Reader) => ResultStream,
): Promise<Buffer> {
  const { reader, close } = openReader(context);
  const batch = new Batch(options.batchSize ?? FIRST_BATCH);
  let stream: ResultStream | undefined;
  let kept = false;
  try {
    stream = make(reader);
    const done = await stream.fill(batch, context.slice);
    if (done || options.singleBatch) {
      return cursorReply('firstBatch', batch.documents, NO_CURSOR, options.namespace);
    }
    const cursor = context.engine.cursors.add({
      namespace: options.namespace,
      stream,
      session: context.session?.id,
      transaction: context.transaction?.number,
      keepAlive: options.keepAlive === true,
    });
    kept = true;
    return cursorReply('firstBatch', batch.documents, cursor.id, options.namespace);
  } finally {
    if (!kept) await stream?.close();
    close();
  }
}

/** A stream over documents that are ready already. */
export function readyStream(documents: readonly Uint8Array[]): ResultStream {
  let at = 0;
  return {
    fill: async (batch) => {
      for (; at < documents.length; at++) {
        if (batch.full || !batch.add(documents[at] as Uint8Array)) return false;
      }
      return true;
    },
    rebase: () => undefined,
    close: async () => undefined,
  };
}

/** The answer from a collection that does not exist. */
export const emptyStream = (): ResultStream => readyStream([]);
