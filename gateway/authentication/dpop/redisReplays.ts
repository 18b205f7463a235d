import type { Logger } from 'pino';
import { creditError } from '../../../schema/errors';
import { connectRedis } from '../../connectRedis';
import type { Replays } from './replays';

const PREFIX = 'credit-gateway:once:';

/**
 * Store that several gateways share, in Redis. While Redis is unavailable, every proof is refused.
 */
export function redisReplays(url: string, log: Logger): Replays {
  const redis = connectRedis(url);
  return {
    async first(id, seconds) {
      try {
        return (await redis.set(`${PREFIX}${id}`, '1', 'EX', seconds, 'NX')) === 'OK';
      } catch (error) {
        log.warn(
          { kind: error instanceof Error ? error.name : typeof error },
          'the Redis store of used proofs does not respond',
        );
        throw creditError('NOT_READY');
      }
    },
    async stop() {
      redis.disconnect();
    },
  };
}
