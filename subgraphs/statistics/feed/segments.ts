import type { FeedModels, Segment } from './model';
import { unpackSegment, type FactPage } from './segment';

/** Segments that are read in one command. */
const READ_SIZE = 20;

/** A stored page; `page` is undefined when its bytes are damaged, or it is missing. */
export interface StoredPage {
  readonly number: number;
  readonly source: string;
  readonly page: FactPage | undefined;
}

/** Reads the segments of a generation after a number, up to and including another, in order. */
export async function* segmentsOf(
  { segment }: Pick<FeedModels, 'segment'>,
  generation: number,
  after: number,
  upTo: number,
): AsyncGenerator<StoredPage> {
  for (let last = after; last < upTo;) {
    const found = await segment.collection
      .find<Segment>(
        { generation, number: { $gt: last, $lte: upTo } },
        { sort: { number: 1 }, limit: READ_SIZE, promoteBuffers: true },
      )
      .toArray();
    if (found.length === 0) found.push({ number: upTo + 1, source: '' } as Segment);
    for (const { number, source, data } of found) {
      while (++last < number && last <= upTo) yield { number: last, source: '', page: undefined };
      if (number > upTo) return;
      yield { number, source, page: await readable(data) };
    }
  }
}

/** What zlib and JSON throw for other bytes than `packSegment` writes is what damage looks like. */
async function readable(data: Buffer): Promise<FactPage | undefined> {
  try {
    return await unpackSegment(data);
  } catch {
    return undefined;
  }
}
