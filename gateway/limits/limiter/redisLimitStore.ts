import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { connectRedis } from '../../connectRedis';
import { windowAt, type LimitStore, type Spent } from './limitStore';

const PREFIX = 'credit-gateway:limit:';

/**
 * Limits that several gateways share, in Redis. A spend adds first and checks afterwards, in one
 * transaction, and subtracts an amount that exceeds the bound. So two concurrent spends may both be
 * refused for an instant when one would fit, but the bound is never exceeded. Members of sets are
 * stored as digests, not as subject ids. Commands fail after half a second; callers decide how to
 * handle the failure.
 */
export class RedisLimitStore implements LimitStore {
  private readonly redis: Redis;
  private readonly now: () => number;

  constructor(url: string, now: () => number = Date.now) {
    this.now = now;
    this.redis = connectRedis(url);
  }

  async spend(key: string, amount: number, bound: number, window: number): Promise<Spent> {
    const { number, left } = windowAt(this.now(), window);
    const at = `${PREFIX}${key}:${number}`;
    // Whole units only: Redis counts in integers.
    const units = Math.ceil(amount);
    const [total] = await this.transaction([
      ['incrby', at, units],
      ['expire', at, window * 2],
    ]);
    const allowed = Number(total) <= bound;
    if (!allowed) await this.redis.decrby(at, units);
    return { allowed, retryAfter: left };
  }

  async join(
    key: string,
    members: readonly string[],
    bound: number,
    window: number,
  ): Promise<Spent> {
    const { number, left } = windowAt(this.now(), window);
    if (members.length === 0) return { allowed: true, retryAfter: left };
    const at = `${PREFIX}${key}:${number}`;
    const digests = [...new Set(members)].map(digest);
    const replies = await this.transaction([
      ...digests.map((member): Command => ['sadd', at, member]),
      ['scard', at],
      ['expire', at, window * 2],
    ]);
    const allowed = Number(replies[digests.length]) <= bound;
    const newMembers = digests.filter((_member, index) => replies[index] === 1);
    if (!allowed && newMembers.length > 0) await this.redis.srem(at, ...newMembers);
    return { allowed, retryAfter: left };
  }

  async stop(): Promise<void> {
    this.redis.disconnect();
  }

  /**
   * Runs commands in one transaction.
   * @throws when any command failed
   */
  private async transaction(commands: Command[]): Promise<unknown[]> {
    const replies = await this.redis.multi(commands).exec();
    if (replies === null) throw new Error('The transaction was not executed.');
    return replies.map(([error, reply]) => {
      if (error) throw error;
      return reply;
    });
  }
}

type Command = [name: string, key: string, ...rest: (string | number)[]];

function digest(member: string): string {
  return createHash('sha256').update(member).digest('base64url').slice(0, 22);
}
