import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { connectRedis } from '../connectRedis';
import { hashOf } from './hashOf';
import { memoryQueries } from './memoryQueries';
import type { PersistedQueryStore } from './persistedQueryStore';

const PREFIX = 'credit-gateway:query:';
/** The sorted set of all hashes, by the time of their last registration. */
const INDEX = 'credit-gateway:queries';

/** Bounds of what gateways store together: anonymous callers may register texts too. */
const MAX_TEXTS = 2000;
const MAX_TEXT_BYTES = 20_000;
/** Seconds for which Redis stores a text after its last registration. */
const LIFETIME_SECONDS = 7 * 24 * 3600;

/**
 * Texts that several gateways share, in Redis, behind the memory of this gateway. While Redis does
 * not respond, a gateway knows only its own texts, and clients send the others again.
 * @param maxTexts bound of the texts in Redis; the earliest registered are dropped first
 */
export function redisQueries(
  url: string,
  log: Logger,
  maxTexts: number = MAX_TEXTS,
): PersistedQueryStore {
  const redis = connectRedis(url);
  const memory = memoryQueries();
  /** Hashes that need no further write: some clients send text and hash with every request. */
  const shared = new LRUCache<string, true>({ max: maxTexts });
  const failed = (error: unknown) =>
    log.warn(
      { kind: error instanceof Error ? error.name : typeof error },
      'the Redis store of persisted queries does not respond',
    );

  async function find(hash: string): Promise<string | undefined> {
    try {
      const text = await redis.get(`${PREFIX}${hash}`);
      // Whoever can write to Redis must not choose what a client executes.
      if (text === null || hashOf(text) !== hash) return undefined;
      memory.set(hash, text);
      shared.set(hash, true);
      return text;
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  async function share(hash: string, text: string): Promise<void> {
    await redis.set(`${PREFIX}${hash}`, text, 'EX', LIFETIME_SECONDS);
    await redis.zadd(INDEX, Date.now(), hash);
    shared.set(hash, true);
    const excess = (await redis.zcard(INDEX)) - maxTexts;
    if (excess <= 0) return;
    const earliest = await redis.zrange(INDEX, 0, excess - 1);
    if (earliest.length === 0) return;
    await redis.zrem(INDEX, ...earliest);
    await redis.del(...earliest.map((one) => `${PREFIX}${one}`));
  }

  return {
    get: (hash) => memory.get(hash) ?? find(hash),
    set(hash, text) {
      memory.set(hash, text);
      if (!shared.has(hash) && Buffer.byteLength(text) <= MAX_TEXT_BYTES)
        share(hash, text).catch(failed);
    },
    async stop() {
      redis.disconnect();
      await memory.stop();
    },
  };
}
