import { parse } from 'graphql';
import pino from 'pino';
import { Cancellation } from '../../../../gateway/cancellation';
import {
  readPlanningConfig,
  type PlanningSettings,
} from '../../../../gateway/execution/planning/config';
import type { PlanCaller } from '../../../../gateway/execution/planning/planner';
import { PlannerPool } from '../../../../gateway/execution/planning/plannerPool';
import { operationPlanner } from '../../../../gateway/execution/planning/queryPlanner';
import { spares } from '../../../support/spares';
import { cheap, EXPLOSIVE, HUNGRY, LONG, steps, wide } from './explosive';

/** Operations that keep the planner busy for seconds. */
const [SLOW, OTHER_SLOW] = [steps(3), steps(2)];

const DEFAULTS = readPlanningConfig({});
const PATIENT = { ...DEFAULTS, timeout: 120_000 };

let pool: PlannerPool;
let lines: { reason?: string; msg: string }[];

async function startPool(settings: Partial<PlanningSettings> = {}): Promise<void> {
  lines = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  pool = new PlannerPool(EXPLOSIVE, { ...PATIENT, ...settings }, log, spares);
  await pool.start();
}

afterEach(() => pool.stop());

const by = (caller: string, cancellation = new Cancellation()): PlanCaller => ({
  caller,
  cancellation,
});
const plan = (operation: string, request: PlanCaller = by('a')) =>
  pool.plan(parse(operation), undefined, request);
const refused = (code: string, extensions: object = {}) => ({
  extensions: { code, ...extensions },
});

test('plans as the planner does in the caller’s thread', async () => {
  await startPool();
  const planner = operationPlanner(EXPLOSIVE, DEFAULTS.pathsLimit);
  for (const operation of [cheap(1), wide(2), '{ thing { next { own3 } } }'])
    expect(await plan(operation)).toEqual(
      JSON.parse(JSON.stringify(planner.plan(operation, undefined))),
    );
});

test('plans the named operation of a document', async () => {
  await startPool();
  const document = parse('query One { thing { id } } query Two { thing { next { own1 } } }');
  const [one, two] = await Promise.all(
    ['One', 'Two'].map((name) => pool.plan(document, name, by('a'))),
  );
  expect(JSON.stringify(one)).not.toContain('own1');
  expect(JSON.stringify(two)).toContain('own1');
});

test('answers a cheap operation while another is planned for a long time', async () => {
  await startPool(LONG.settings);
  const order: string[] = [];
  const slow = plan(LONG.operation).then(() => order.push('slow'));
  const quick = plan(cheap(1), by('b')).then(() => order.push('cheap'));
  await Promise.all([slow, quick]);
  expect(order).toEqual(['cheap', 'slow']);
});

test('reserves a thread for others, however many operations one caller sends', async () => {
  await startPool(LONG.settings);
  const order: string[] = [];
  const slow = [LONG.operation, OTHER_SLOW, wide(40), wide(30)].map((operation) =>
    plan(operation).then(() => order.push('slow')),
  );
  const quick = plan(cheap(1), by('b')).then(() => order.push('cheap'));
  await Promise.all([...slow, quick]);
  expect(order[0]).toBe('cheap');
  expect(order).toHaveLength(5);
});

test('alternates between callers for the only thread', async () => {
  await startPool({ threads: 1 });
  const order: string[] = [];
  const ask = (caller: string, number: number) =>
    plan(cheap(number), by(caller)).then(() => order.push(caller));
  await Promise.all([
    plan(wide(5)),
    ...[1, 2, 3].map((number) => ask('a', number)),
    ...[4, 5].map((number) => ask('b', number)),
    ask('c', 6),
  ]);
  expect(order.join('')).toBe('abcaba');
});

test('plans an operation once for all callers that wait for it', async () => {
  await startPool({ perCaller: 1 });
  const plans = ['a', 'b', 'a', 'c'].map((caller) => plan(wide(5), by(caller)));
  expect(new Set(await Promise.all(plans)).size).toBe(1);
});

test('plans an operation in the turn of its first caller when many request it', async () => {
  await startPool({ threads: 2, ...LONG.settings });
  const order: string[] = [];
  // The first caller may use one thread, so its second operation waits and the other caller's does
  // not.
  const slow = plan(LONG.operation).then(() => order.push('slow'));
  const waiting = plan(cheap(1)).then(() => order.push('a'));
  const joined = plan(cheap(1), by('b')).then(() => order.push('b'));
  await Promise.all([slow, waiting, joined]);
  expect(order).toEqual(['a', 'b', 'slow']);
});

test('refuses an operation with more paths than the limit, immediately and when repeated', async () => {
  await startPool({ pathsLimit: 100 });
  for (let time = 0; time < 2; time++)
    await expect(plan(steps(4))).rejects.toMatchObject({
      message: expect.stringMatching(/fewer steps.*split/) as string,
      ...refused('OPERATION_TOO_COMPLEX'),
    });
  expect(lines).toEqual([]);
});

test('refuses an operation past the deadline, replaces its thread, and does not retry it', async () => {
  await startPool({ threads: 1, timeout: 1500, pathsLimit: 100_000 });
  const waiting = plan(steps(5));
  const next = plan(cheap(1), by('b'));
  await expect(waiting).rejects.toMatchObject(refused('OPERATION_TOO_COMPLEX'));
  expect(await next).toMatchObject({ kind: 'QueryPlan' });
  await expect(plan(steps(5))).rejects.toMatchObject(refused('OPERATION_TOO_COMPLEX'));
  expect(lines).toMatchObject([
    { reason: 'deadline', msg: expect.stringContaining('replaced') as string },
  ]);
});

test('survives a thread that runs out of memory, and answers only its caller with an error', async () => {
  await startPool();
  const exhausting = plan(HUNGRY);
  const others = [1, 2, 3].map((number) => plan(cheap(number), by('b')));
  await expect(exhausting).rejects.toMatchObject(refused('OPERATION_TOO_COMPLEX'));
  for (const plan of await Promise.all(others)) expect(plan.kind).toBe('QueryPlan');
  expect(lines).toMatchObject([{ reason: 'memory' }]);
  expect(await plan(cheap(4))).toMatchObject({ kind: 'QueryPlan' });
}, 120_000);

test('refuses operations beyond the queue limit and returns when to retry', async () => {
  await startPool({ threads: 1, queue: 2 });
  const plans = [SLOW, cheap(1), cheap(2)].map((operation, index) =>
    plan(operation, by(`c${index}`)),
  );
  await expect(plan(cheap(3), by('d'))).rejects.toMatchObject(
    refused('PLANNER_BUSY', { retryAfter: 1 }),
  );
  // Operations that are being planned do not count towards the queue.
  const joined = plan(cheap(2), by('d'));
  await Promise.all([...plans, joined]);
  expect(await plan(cheap(3), by('d'))).toMatchObject({ kind: 'QueryPlan' });
});

test('refuses only the caller with too many operations', async () => {
  await startPool({ perCaller: 2 });
  const plans = [SLOW, cheap(1)].map((operation) => plan(operation));
  await expect(plan(cheap(2))).rejects.toMatchObject({
    message: expect.stringContaining('This client has 2 new operations') as string,
    ...refused('RATE_LIMITED', { retryAfter: 1 }),
  });
  expect(await plan(cheap(2), by('b'))).toMatchObject({ kind: 'QueryPlan' });
  await Promise.all(plans);
  expect(await plan(cheap(3))).toMatchObject({ kind: 'QueryPlan' });
});

test('drops an operation whose callers have all gone', async () => {
  await startPool({ threads: 1, perCaller: 2, queue: 1 });
  const slow = plan(SLOW);
  for (let number = 0; number < 5; number++) {
    const cancellation = new Cancellation();
    const waiting = plan(cheap(number), by('a', cancellation));
    cancellation.cancel(new DOMException('The client has gone.', 'AbortError'));
    await expect(waiting).rejects.toMatchObject(refused('PLANNER_BUSY'));
  }
  await slow;
});

test('continues with an operation while one of its callers still waits', async () => {
  await startPool({ threads: 1 });
  const cancellation = new Cancellation();
  const slow = plan(SLOW);
  const cancelled = plan(cheap(1), by('b', cancellation));
  const waiting = plan(cheap(1), by('c'));
  cancellation.cancel(new DOMException('The client has gone.', 'AbortError'));
  await expect(cancelled).rejects.toMatchObject(refused('PLANNER_BUSY'));
  expect(await waiting).toMatchObject({ kind: 'QueryPlan' });
  await slow;
});

test('passes the planner’s own error on, and continues to plan', async () => {
  await startPool();
  await expect(plan('{ thing { nothing } }')).rejects.toThrow(/nothing/);
  expect(await plan(cheap(1))).toMatchObject({ kind: 'QueryPlan' });
  expect(lines).toEqual([]);
});

test('stops while it plans, and refuses queued and running operations', async () => {
  await startPool({ threads: 1 });
  const plans = [SLOW, cheap(1)].map((operation, index) => plan(operation, by(`c${index}`)));
  const settled = Promise.allSettled(plans);
  await pool.stop();
  for (const { reason } of (await settled) as PromiseRejectedResult[])
    expect(reason).toMatchObject(refused('NOT_READY'));
  await expect(plan(cheap(2))).rejects.toMatchObject(refused('NOT_READY'));
});

test('does not start for an invalid supergraph', async () => {
  pool = new PlannerPool('type Query { a: Int }', PATIENT, pino({ level: 'silent' }));
  await expect(pool.start()).rejects.toThrow();
});
