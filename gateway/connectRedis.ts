import type * as IoRedis from 'ioredis';
import type { Redis } from 'ioredis';

/**
 * Connects to the Redis that several gateways share. Commands fail immediately while the connection
 * is down and after half a second without a response; callers decide how to handle the failure. The
 * client reconnects automatically until it is disconnected.
 */
export function connectRedis(url: string): Redis {
  // Loaded on demand: a gateway without Redis starts without its client.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const client = require('ioredis') as typeof IoRedis;
  const redis = new client.Redis(url, {
    commandTimeout: 500,
    connectTimeout: 2000,
    // ioredis waits this long even for a connection that is already closed, and delays the process
    // exit.
    disconnectTimeout: 100,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  // Without a listener a lost connection would end the process. Each command reports its own
  // failure.
  redis.on('error', () => undefined);
  return redis;
}
