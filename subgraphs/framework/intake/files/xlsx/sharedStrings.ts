import type { Readable } from 'node:stream';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { TableFault } from '../../table';
import { readXml } from './readXml';

const BLOCK_STRINGS = 1024;
/** Blocks that are held as strings; rows refer mostly to a few recent blocks and to the first. */
const OPEN_BLOCKS = 64;
/** Compressed bytes of all strings of a workbook. */
const MAX_BYTES = 128 * 1024 ** 2;

/** The texts that the cells of a workbook share, by number. */
export interface SharedStrings {
  /** @returns undefined when there is no such text */
  get(index: number): string | undefined;
}

export const NO_STRINGS: SharedStrings = { get: () => undefined };

/**
 * Reads the shared strings into compressed blocks: all texts of a large workbook do not fit in
 * memory as strings, and a container has no disc for them.
 * @throws TableFault when they do not fit either way
 */
export async function readSharedStrings(part: Readable): Promise<SharedStrings> {
  const blocks: Buffer[] = [];
  let bytes = 0;
  let strings: string[] = [];
  let text = '';
  let inText = false;
  /** Depth of phonetic hints, which are no part of the text. */
  let phonetic = 0;
  const store = () => {
    const block = deflateRawSync(JSON.stringify(strings), { level: 1 });
    bytes += block.length;
    blocks.push(block);
    strings = [];
  };
  const parsing = readXml(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') phonetic--;
      if (name !== 'si') return;
      strings.push(text);
      if (strings.length === BLOCK_STRINGS) store();
    },
  });
  while ((await parsing.next()).done !== true)
    if (bytes > MAX_BYTES)
      throw new TableFault('The workbook has too many different texts; submit the table as CSV.');
  store();

  const open = new LRUCache<number, readonly string[]>({ max: OPEN_BLOCKS });
  return {
    get(index) {
      const number = Math.floor(index / BLOCK_STRINGS);
      let block = open.get(number);
      if (block === undefined) {
        const stored = blocks[number];
        if (stored === undefined) return undefined;
        block = JSON.parse(inflateRawSync(stored).toString('utf8')) as string[];
        open.set(number, block);
      }
      return block[index % BLOCK_STRINGS];
    },
  };
}
