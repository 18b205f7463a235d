import type * as IoRedis from 'ioredis';
import type { Redis } from 'ioredis';

/**
 * A connection to the Redis that several gateways share. Commands fail at once while it is away
 * and after half a second while it is silent, and callers decide what that means; it goes on
 * connecting by itself until it is disconnected.
 */
export function connectRedis(url: string): Redis {
  // Loaded where it is used: a gateway without a Redis starts without its client.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const client = require('ioredis') as typeof IoRedis;
  const redis = new client.Redis(url, {
    commandTimeout: 500,
    connectTimeout: 2000,
    // It waits so long for a connection that is gone already, which holds up the end of a process.
    disconnectTimeout: 100,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  // Without a listener a lost connection would end the process; each command reports its own.
  redis.on('error', () => undefined);
  return redis;
}
