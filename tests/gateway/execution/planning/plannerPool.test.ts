import { parse } from 'graphql';
import pino from 'pino';
import { Ending } from '../../../../gateway/ending';
import {
  readPlanningConfig,
  type PlanningSettings,
} from '../../../../gateway/execution/planning/config';
import type { PlanCaller } from '../../../../gateway/execution/planning/planner';
import { PlannerPool } from '../../../../gateway/execution/planning/plannerPool';
import { operationPlanner } from '../../../../gateway/execution/planning/queryPlanner';
import { spares } from '../../../support/spares';
import { cheap, EXPLOSIVE, HUNGRY, LONG, steps, wide } from './explosive';

/** Operations the planner is busy with for seconds. */
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

const by = (caller: string, ending = new Ending()): PlanCaller => ({ caller, ending });
const plan = (operation: string, request: PlanCaller = by('a')) =>
  pool.plan(parse(operation), undefined, request);
const refused = (code: string, extensions: object = {}) => ({
  extensions: { code, ...extensions },
});

test('plans as the planner does in the thread of its caller', async () => {
  await startPool();
  const planner = operationPlanner(EXPLOSIVE, DEFAULTS.pathsLimit);
  for (const operation of [cheap(1), wide(2), '{ thing { next { own3 } } }'])
    expect(await plan(operation)).toEqual(
      JSON.parse(JSON.stringify(planner.plan(operation, undefined))),
    );
});

test('plans the operation of a document that is named', async () => {
  await startPool();
  const document = parse('query One { thing { id } } query Two { thing { next { own1 } } }');
  const [one, two] = await Promise.all(
    ['One', 'Two'].map((name) => pool.plan(document, name, by('a'))),
  );
  expect(JSON.stringify(one)).not.toContain('own1');
  expect(JSON.stringify(two)).toContain('own1');
});

test('answers a cheap operation while another is planned for long', async () => {
  await startPool(LONG.settings);
  const order: string[] = [];
  const slow = plan(LONG.operation).then(() => order.push('slow'));
  const quick = plan(cheap(1), by('b')).then(() => order.push('cheap'));
  await Promise.all([slow, quick]);
  expect(order).toEqual(['cheap', 'slow']);
});

test('leaves a thread to others, however much one caller asks', async () => {
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

test('lets callers take turns with the only thread', async () => {
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

test('plans an operation once for all who ask meanwhile', async () => {
  await startPool({ perCaller: 1 });
  const asked = ['a', 'b', 'a', 'c'].map((caller) => plan(wide(5), by(caller)));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
});

test('plans in the turn of whoever comes first, if many ask for the same', async () => {
  await startPool({ threads: 2, ...LONG.settings });
  const order: string[] = [];
  // The first caller may have one thread, so its second operation waits; another caller's does not.
  const slow = plan(LONG.operation).then(() => order.push('slow'));
  const waiting = plan(cheap(1)).then(() => order.push('a'));
  const joined = plan(cheap(1), by('b')).then(() => order.push('b'));
  await Promise.all([slow, waiting, joined]);
  expect(order).toEqual(['a', 'b', 'slow']);
});

test('refuses an operation with more ways than the limit, at once and when repeated', async () => {
  await startPool({ pathsLimit: 100 });
  for (let time = 0; time < 2; time++)
    await expect(plan(steps(4))).rejects.toMatchObject({
      message: expect.stringMatching(/fewer steps.*split/) as string,
      ...refused('OPERATION_TOO_COMPLEX'),
    });
  expect(lines).toEqual([]);
});

test('refuses an operation past the deadline, replaces its thread, and does not try it again', async () => {
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

test('survives a thread whose memory is full, and answers that caller alone with an error', async () => {
  await startPool();
  const hungry = plan(HUNGRY);
  const others = [1, 2, 3].map((number) => plan(cheap(number), by('b')));
  await expect(hungry).rejects.toMatchObject(refused('OPERATION_TOO_COMPLEX'));
  for (const plan of await Promise.all(others)) expect(plan.kind).toBe('QueryPlan');
  expect(lines).toMatchObject([{ reason: 'memory' }]);
  expect(await plan(cheap(4))).toMatchObject({ kind: 'QueryPlan' });
}, 120_000);

test('refuses what is more than may wait, and says when to repeat it', async () => {
  await startPool({ threads: 1, queue: 2 });
  const asked = [SLOW, cheap(1), cheap(2)].map((operation, at) => plan(operation, by(`c${at}`)));
  await expect(plan(cheap(3), by('d'))).rejects.toMatchObject(
    refused('PLANNER_BUSY', { retryAfter: 1 }),
  );
  // What is under way already takes no place.
  const joined = plan(cheap(2), by('d'));
  await Promise.all([...asked, joined]);
  expect(await plan(cheap(3), by('d'))).toMatchObject({ kind: 'QueryPlan' });
});

test('refuses a caller with too many operations, and nobody else', async () => {
  await startPool({ perCaller: 2 });
  const asked = [SLOW, cheap(1)].map((operation) => plan(operation));
  await expect(plan(cheap(2))).rejects.toMatchObject({
    message: expect.stringContaining('This client has 2 new operations') as string,
    ...refused('RATE_LIMITED', { retryAfter: 1 }),
  });
  expect(await plan(cheap(2), by('b'))).toMatchObject({ kind: 'QueryPlan' });
  await Promise.all(asked);
  expect(await plan(cheap(3))).toMatchObject({ kind: 'QueryPlan' });
});

test('forgets what nobody waits for any more', async () => {
  await startPool({ threads: 1, perCaller: 2, queue: 1 });
  const slow = plan(SLOW);
  for (let number = 0; number < 5; number++) {
    const ending = new Ending();
    const waiting = plan(cheap(number), by('a', ending));
    ending.end(new DOMException('The client has gone.', 'AbortError'));
    await expect(waiting).rejects.toMatchObject(refused('PLANNER_BUSY'));
  }
  await slow;
});

test('goes on with what one of several waits for', async () => {
  await startPool({ threads: 1 });
  const ending = new Ending();
  const slow = plan(SLOW);
  const gone = plan(cheap(1), by('b', ending));
  const waiting = plan(cheap(1), by('c'));
  ending.end(new DOMException('The client has gone.', 'AbortError'));
  await expect(gone).rejects.toMatchObject(refused('PLANNER_BUSY'));
  expect(await waiting).toMatchObject({ kind: 'QueryPlan' });
  await slow;
});

test('passes the planner’s own error on, and plans on', async () => {
  await startPool();
  await expect(plan('{ thing { nothing } }')).rejects.toThrow(/nothing/);
  expect(await plan(cheap(1))).toMatchObject({ kind: 'QueryPlan' });
  expect(lines).toEqual([]);
});

test('stops while it plans: what waits and what is planned is refused', async () => {
  await startPool({ threads: 1 });
  const asked = [SLOW, cheap(1)].map((operation, at) => plan(operation, by(`c${at}`)));
  const settled = Promise.allSettled(asked);
  await pool.stop();
  for (const { reason } of (await settled) as PromiseRejectedResult[])
    expect(reason).toMatchObject(refused('NOT_READY'));
  await expect(plan(cheap(2))).rejects.toMatchObject(refused('NOT_READY'));
});

test('does not start for what is no supergraph', async () => {
  pool = new PlannerPool('type Query { a: Int }', PATIENT, pino({ level: 'silent' }));
  await expect(pool.start()).rejects.toThrow();
});
