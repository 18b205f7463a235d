import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallerLimits } from '../../../gateway/limits/limiter/callerLimits';
import type { LimitStore } from '../../../gateway/limits/limiter/limitStore';
import { MemoryLimitStore } from '../../../gateway/limits/limiter/memoryLimitStore';
import { RedisLimitStore } from '../../../gateway/limits/limiter/redisLimitStore';
import { silent } from '../../support/log';
import { startRedisDouble, type RedisDouble } from './redisDouble';

/** A Redis server where one is available; otherwise only the protocol double is tested. */
const REAL_REDIS = process.env['REDIS_URL'];

// The real server outlives a run, so each run begins at its own time.
let now = REAL_REDIS ? randomInt(1, 10_000) * 100_000 * 86_400_000 : 0;
let redis: RedisDouble;
const open: LimitStore[] = [];

beforeAll(async () => {
  redis = await startRedisDouble();
});

afterAll(async () => {
  await Promise.all(open.map((store) => store.stop()));
  await redis.stop();
});

beforeEach(() => {
  // Every case begins its own day.
  now += 1000 * 86_400_000;
});

async function storeOf(kind: string): Promise<LimitStore> {
  const store =
    kind === 'memory'
      ? new MemoryLimitStore(() => now)
      : new RedisLimitStore(kind === 'redis' ? redis.url : REAL_REDIS!, () => now);
  open.push(store);
  // The client connects in the background; until then commands fail, by design.
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      await store.spend('warm-up', 1, 1e9, 60);
      break;
    } catch {
      await sleep(20);
    }
  }
  return store;
}

describe.each(['memory', 'redis', ...(REAL_REDIS ? ['a real Redis'] : [])])(
  'limits in %s',
  (kind) => {
    it('count up to the limit and reset with the window', async () => {
      const store = await storeOf(kind);
      expect((await store.spend('a', 6, 10, 60)).allowed).toBe(true);
      expect(await store.spend('a', 6, 10, 60)).toEqual({ allowed: false, retryAfter: 60 });
      expect((await store.spend('a', 4, 10, 60)).allowed).toBe(true);
      expect((await store.spend('b', 10, 10, 60)).allowed).toBe(true);
      now += 60_000;
      expect((await store.spend('a', 10, 10, 60)).allowed).toBe(true);
    });

    it('give the last unit to only one of two requests', async () => {
      const store = await storeOf(kind);
      const spend = async () => store.spend('c', 1, 10, 60);
      const all = await Promise.all(Array.from({ length: 25 }, spend));
      expect(all.filter(({ allowed }) => allowed)).toHaveLength(10);
    });

    it('count different subjects once, and none of a refused response', async () => {
      const store = await storeOf(kind);
      const join = async (...ids: string[]) => (await store.join('s', ids, 3, 3600)).allowed;
      expect(await join('1', '2')).toBe(true);
      expect(await join('2', '1', '1')).toBe(true);
      expect(await join('2', '3', '4')).toBe(false);
      expect(await join('3')).toBe(true);
      expect(await join('4')).toBe(false);
      expect(await join('1', '2', '3')).toBe(true);
      now += 3_600_000;
      expect(await join('4', '5')).toBe(true);
    });
  },
);

it('several gateways count together in Redis, which stores no subject id', async () => {
  const [one, other] = [await storeOf('redis'), await storeOf('redis')];
  expect((await one.join('t', ['subject-1', 'subject-2'], 2, 3600)).allowed).toBe(true);
  expect((await other.join('t', ['subject-3'], 2, 3600)).allowed).toBe(false);
  expect(redis.keys().join()).not.toContain('subject-');
});

it('while Redis is down, cost is not limited and counted subjects are denied', async () => {
  const store = new RedisLimitStore('redis://127.0.0.1:1', () => now);
  open.push(store);
  const settings = {
    costPerMinute: 10,
    subjectsPerHour: 10,
    subjectsPerDay: 0,
    schemaReadsPerMinute: 10,
  };
  const limits = new CallerLimits(store, settings, silent);
  expect(await limits.spend('caller', 1000)).toBeUndefined();
  expect(await limits.introspect('caller')).toBeUndefined();
  const refused = await limits.disclose('caller', new Set(['1']));
  expect(refused?.extensions['code']).toBe('NOT_READY');
  expect(await limits.disclose('caller', new Set())).toBeUndefined();
});
