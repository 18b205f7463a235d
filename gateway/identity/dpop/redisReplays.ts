import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { creditError } from '../../../schema/errors';
import type { Replays } from './replays';

const PREFIX = 'credit-gateway:once:';

/** The memory of several gateways, in Redis. While it is away, nothing is believed. */
export function redisReplays(url: string, log: Logger): Replays {
  const redis = new Redis(url, {
    commandTimeout: 500,
    connectTimeout: 2000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  // Without a listener a lost connection would end the process; each command reports its own.
  redis.on('error', () => undefined);
  return {
    async first(id, seconds) {
      try {
        return (await redis.set(`${PREFIX}${id}`, '1', 'EX', seconds, 'NX')) === 'OK';
      } catch (error) {
        log.warn(
          { kind: error instanceof Error ? error.name : typeof error },
          'the memory of proofs does not answer',
        );
        throw creditError('NOT_READY');
      }
    },
    async stop() {
      redis.disconnect();
    },
  };
}
