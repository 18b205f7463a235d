import type { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { TableFault } from '../../table';
import type { TableSource } from '../tableSource';

/** Parts of a workbook; those with pictures and many sheets have some hundreds. */
const MAX_ENTRIES = 2000;
/** Bytes that one part may have after decompression. A million rows of forty columns have 2 GB. */
const MAX_PART_BYTES = 6 * 1024 ** 3;
/** Real sheets compress to a tenth or a thirtieth; a zip bomb to a thousandth. */
const MAX_RATIO = 200;
/** Below this size, no ratio is suspicious. */
const RATIO_FROM_BYTES = 64 * 1024 ** 2;

/** The parts of a workbook, which is a ZIP archive. */
export interface Archive {
  has(name: string): boolean;
  /** The decompressed bytes of a part. @throws TableFault when it is missing or suspicious */
  open(name: string): Promise<Readable>;
  close(): void;
}

/** Errors of the place where the file lies: they say nothing about the file. */
const sourceErrors = new WeakSet<Error>();

class SourceReader extends RandomAccessReader {
  readonly #source: TableSource;
  constructor(source: TableSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const stream = this.#source.read({ start, end });
    return stream.on('error', (error) => sourceErrors.add(error));
  }
}

/** @throws TableFault when the file is no complete ZIP archive */
export async function openArchive(source: TableSource): Promise<Archive> {
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
    autoClose: false,
  }).catch((error: unknown) => {
    throw damaged(error);
  });
  if (zip.entryCount > MAX_ENTRIES) {
    zip.close();
    throw new TableFault(
      `The workbook has ${zip.entryCount} parts; a workbook may have at most ${MAX_ENTRIES}.`,
    );
  }
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close();
    throw damaged(error);
  });
  return {
    has: (name) => entries.has(name),
    async open(name) {
      const entry = entries.get(name);
      if (entry === undefined)
        throw new TableFault('The file is not an Excel workbook; save it as .xlsx.');
      refuseBomb(entry);
      try {
        return await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw damaged(error);
      }
    },
    close: () => zip.close(),
  };
}

/** What the readers of damaged archives throw becomes one sentence; other errors stay. */
export function damaged(error: unknown): unknown {
  if (error instanceof TableFault || sourceErrors.has(error as Error)) return error;
  return new TableFault('The workbook is incomplete or damaged; save it again as .xlsx.');
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function refuseBomb({ compressedSize, uncompressedSize }: Entry): void {
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  if (
    uncompressedSize > MAX_PART_BYTES ||
    (uncompressedSize > RATIO_FROM_BYTES && ratio > MAX_RATIO)
  )
    throw new TableFault(
      `A part of the workbook expands to ${Math.round(ratio)} times its size; submit the table as CSV.`,
    );
}
