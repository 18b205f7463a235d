import { request as send } from 'node:http';
import type { Gateway, GatewayOptions } from '../../gateway/createGateway';
import { readPlanningConfig, type PlanningSettings } from '../../gateway/execution/planning/config';
import {
  cheap,
  EXPLOSIVE,
  explosiveSubgraphs,
  HUNGRY,
  LONG,
  steps,
} from './execution/planning/explosive';
import { eventually } from '../support/eventually';
import { testGateway } from './support';

/** An operation that keeps the planner busy for seconds. */
const SLOW = steps(3);

let gateway: Gateway;
afterEach(() => gateway.stop());

type Options = Omit<Partial<GatewayOptions>, 'planning'>;

/**
 * Starts a gateway that waits for planning without a time limit and plans one operation per caller.
 */
const start = async (options: Options = {}, planning: Partial<PlanningSettings> = {}) => {
  gateway = await testGateway({
    supergraph: EXPLOSIVE,
    subgraphs: explosiveSubgraphs(),
    requestTimeout: 120_000,
    drainTimeout: 120_000,
    ...options,
    planning: { ...readPlanningConfig({}), timeout: 120_000, perCaller: 1, ...planning },
  });
};

interface Answer {
  readonly status: number;
  readonly body: { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
}

/** Each caller has its own address, which distinguishes visitors. */
function ask(query: string, caller = 1): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(
      gateway.url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        localAddress: `127.0.0.${caller}`,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'],
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ query }));
  });
}

let nextOperation = 100;
/** Waits until the first caller's operation is being planned, so that it may send no other. */
const underWay = () =>
  eventually(async () =>
    expect(await ask(cheap(nextOperation++))).toMatchObject({
      status: 429,
      body: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }] },
    }),
  );

describe.each(['compiled', 'stock'] as const)('executor %s', (executor) => {
  it('answers a new operation while another is planned for a long time', async () => {
    await start({ executor }, LONG.settings);
    const order: string[] = [];
    const slow = ask(LONG.operation).then((answer) => (order.push('slow'), answer));
    await underWay();
    const quick = ask(cheap(1), 2).then((answer) => (order.push('cheap'), answer));
    expect(await quick).toEqual({ status: 200, body: { data: { thing: { alias1: 'thing' } } } });
    expect((await slow).body.data).toMatchObject({
      thing: { next: { next: { next: { next: { next: { own5: 5 } } } } } },
    });
    expect(order).toEqual(['cheap', 'slow']);
  }, 60_000);

  it('answers an operation with both introspection and data', async () => {
    await start({ executor });
    const { body } = await ask('{ __schema { queryType { name } } thing { id } }');
    expect(body).toEqual({
      data: { __schema: { queryType: { name: 'Query' } }, thing: { id: 'thing' } },
    });
  });

  it('blames the caller for an operation that cannot be planned, and keeps serving', async () => {
    await start({ executor }, { pathsLimit: 100 });
    const { status, body } = await ask(SLOW);
    expect([status, body]).toEqual([
      200,
      {
        errors: [
          {
            message: expect.stringMatching(/Ask for fewer steps.* or split it/) as string,
            extensions: { code: 'OPERATION_TOO_COMPLEX' },
          },
        ],
      },
    ]);
    expect((await ask(cheap(1))).status).toBe(200);
  });
});

it('survives an operation that exhausts the memory of its planner', async () => {
  await start();
  const exhausting = ask(HUNGRY);
  expect((await ask(cheap(1), 2)).status).toBe(200);
  expect(await exhausting).toMatchObject({
    status: 200,
    body: { errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX' } }] },
  });
  expect((await ask(cheap(2))).status).toBe(200);
}, 120_000);

it('refuses a caller with too many new operations, and operations beyond the queue limit', async () => {
  await start({}, { threads: 1, queue: 1 });
  const slow = ask(SLOW);
  await underWay();
  const others = await Promise.all([2, 3, 4].map((caller) => ask(cheap(caller), caller)));
  others.sort((a, b) => a.status - b.status);
  expect(others.map(({ status }) => status)).toEqual([200, 503, 503]);
  expect(others[1]?.body.errors).toMatchObject([
    { extensions: { code: 'PLANNER_BUSY', retryAfter: 1 } },
  ]);
  expect((await slow).status).toBe(200);
}, 60_000);

it('finishes planning for one supergraph while it serves the next', async () => {
  await start();
  const slow = ask(SLOW);
  await underWay();
  await gateway.reload({ supergraph: EXPLOSIVE.replaceAll(' own0: Int', ' other: Int') });
  expect(await ask('{ thing { other } }', 2)).toMatchObject({ status: 200 });
  expect((await slow).body.data).toMatchObject({
    thing: { next: { next: { next: { own0: 0 } } } },
  });
}, 60_000);

it('answers operations that are being planned before it stops', async () => {
  await start();
  const slow = ask(SLOW);
  await underWay();
  await gateway.stop();
  expect((await slow).status).toBe(200);
}, 60_000);

it('stops although planning an operation takes longer than the drain time', async () => {
  await start({ drainTimeout: 10 });
  const slow = ask(SLOW).catch(() => 'cut off');
  await underWay();
  await gateway.stop();
  const answer = await slow;
  expect(answer === 'cut off' || (answer as Answer).status === 503).toBe(true);
});
