import { readPlanningConfig } from '../../../../gateway/execution/planning/config';
import type { PlannerThread } from '../../../../gateway/execution/planning/plannerThread';
import { SparePlanners } from '../../../../gateway/execution/planning/sparePlanners';
import { eventually } from '../../../support/eventually';
import { cheap, EXPLOSIVE } from './explosive';

const { pathsLimit } = readPlanningConfig({});
const FIRST = { supergraphSdl: EXPLOSIVE, pathsLimit };
const NEXT = { supergraphSdl: EXPLOSIVE.replaceAll(' own0: Int', ' other: Int'), pathsLimit };

let spares: SparePlanners;
let ended: string[];
beforeEach(() => {
  ended = [];
  spares = new SparePlanners(1);
});
afterEach(() => spares.stop());

const take = (owner: string, data = FIRST) => spares.take(data, () => ended.push(owner));
const ask = (thread: PlannerThread, document: string) =>
  thread.plan({ document, operationName: undefined });

test('a thread that is given goes to the next supergraph, and plans for that alone', async () => {
  const thread = await take('first');
  expect(await ask(thread, '{ thing { own0 } }')).toHaveProperty('plan');
  await spares.putBack(thread);
  expect(await take('next', NEXT)).toBe(thread);
  expect(await ask(thread, '{ thing { other } }')).toHaveProperty('plan');
  expect(await ask(thread, '{ thing { own0 } }')).toHaveProperty('failure');
  await thread.stop();
  expect(ended).toEqual(['next']);
});

test('no more threads are kept than may be, and none after the stop', async () => {
  const [kept, ...others] = await Promise.all(['a', 'b', 'c'].map((owner) => take(owner)));
  await spares.putBack(kept!);
  await spares.putBack(others[0]!);
  expect(ended).toEqual(['b']);
  await spares.stop();
  await spares.putBack(others[1]!);
  expect(ended).toEqual(['b', 'c']);
});

test('a thread that ends while it is spare is none', async () => {
  const thread = await take('first');
  await spares.putBack(thread);
  await thread.terminate();
  const other = await take('next');
  expect(other).not.toBe(thread);
  expect(await ask(other, cheap(1))).toHaveProperty('plan');
  await other.stop();
  expect(ended).toEqual(['next']);
});

test('a thread that ends while it reads is replaced', async () => {
  const thread = await take('first');
  await spares.putBack(thread);
  const taken = take('next');
  await thread.terminate();
  const other = await taken;
  expect(other).not.toBe(thread);
  await other.stop();
  expect(ended).toEqual(['next']);
});

test('a supergraph that cannot be planned for is refused by a spare thread too', async () => {
  const thread = await take('first');
  await spares.putBack(thread);
  const nothing = { supergraphSdl: 'type Query { a: Int }', pathsLimit };
  await expect(take('nobody', nothing)).rejects.toThrow();
  await expect(take('nobody', nothing)).rejects.toThrow();
  const other = await take('next');
  expect(await ask(other, cheap(1))).toHaveProperty('plan');
  await other.stop();
  await eventually(async () => expect(ended).toEqual(['next']));
});
