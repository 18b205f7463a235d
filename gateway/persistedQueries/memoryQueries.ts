import { LRUCache } from 'lru-cache';
import type { PersistedQueryStore } from './persistedQueryStore';

/** Bound of the texts of one gateway, in bytes; the least recently used are dropped first. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Texts in the memory of one gateway. @param maxBytes bound of all texts */
export function memoryQueries(maxBytes: number = MAX_BYTES): PersistedQueryStore {
  const texts = new LRUCache<string, string>({
    maxSize: maxBytes,
    sizeCalculation: (text, hash) => Buffer.byteLength(text) + hash.length,
  });
  return {
    get: (hash) => texts.get(hash),
    set: (hash, text) => void texts.set(hash, text),
    stop: async () => texts.clear(),
  };
}
