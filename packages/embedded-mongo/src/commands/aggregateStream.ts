import type { Slice } from '../base/slice';
import type { Batch, ResultStream } from '../sessions/cursors';
import type { Reader } from '../storage/reader';
import { encodeDocument, type Doc } from '../values/types';
import { MAX_DOCUMENT_BYTES } from '../base/limits';
import { mongoError } from '../base/errors';
import type { PipelineSources } from './pipelineSource';

/** The answer of a pipeline, made as it is asked for. */
export class AggregateStream implements ResultStream {
  private readonly documents: AsyncGenerator<Doc>;
  private readonly sources: PipelineSources;
  private waiting: Uint8Array | undefined;

  constructor(documents: AsyncGenerator<Doc>, sources: PipelineSources) {
    this.documents = documents;
    this.sources = sources;
  }

  async fill(batch: Batch, slice: Slice): Promise<boolean> {
    this.sources.slice = slice;
    try {
      while (!batch.full) {
        slice.check();
        const document = this.waiting ?? (await this.next());
        if (!document) return true;
        this.waiting = document;
        if (!batch.add(document)) return false;
        this.waiting = undefined;
      }
      return false;
    } finally {
      this.sources.suspend();
    }
  }

  private async next(): Promise<Uint8Array | undefined> {
    const step = await this.documents.next();
    if (step.done) return undefined;
    const bytes = encodeDocument(step.value);
    if (bytes.length > MAX_DOCUMENT_BYTES) {
      throw mongoError(
        10334,
        `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and 16793600(16MB)`,
      );
    }
    return bytes;
  }

  rebase(reader: Reader): void {
    this.sources.rebase(reader);
  }

  async close(): Promise<void> {
    await this.documents.return(undefined);
  }
}
