import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { createGateway, type Gateway } from '../../../../gateway/createGateway';
import { GATEWAY_ID } from '../../../../gateway/gatewayId';
import {
  faultIn,
  reconciliationReport,
  reconciliationText,
} from '../../../../cli/audit/reconciliation';
import { findingsText, verifyLog } from '../../../../cli/audit/verifyLog';
import type { Registry } from '../../../../schema/registry';
import { signRequest } from '../../../../schema/identity/requestSignature';
import type { LogItem } from '../../../../schema/log/logItem';
import { RECEIPTS_PATH } from '../../../../schema/receipts';
import { reconciliationModels } from '../../../../subgraphs/subjects/reconciliation/model';
import type { FindingRecord } from '../../../../subgraphs/subjects/reconciliation/record';
import { ask } from '../../../support/ask';
import { eventually } from '../../../support/eventually';
import { silent } from '../../../support/log';
import { SUPERGRAPH } from '../../../support/supergraph';
import { spares } from '../../../support/spares';
import { auditor, person } from '../../../support/viewers';
import { CLIENT } from '../../../gateway/disclosure/support';
import { crash, event, openedLog } from '../disclosure/support';
import { scene, TIMES, type Scene } from './support';

const own = person('per-1');
const NAME = '{ subject(id: "per-1") { ... on NaturalPerson { name } } }';

let here: Scene;
const opened: Gateway[] = [];

beforeAll(async () => {
  here = await scene();
}, 60_000);

afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.stop();
  await reconciled();
  const { connection } = here.database;
  for (const name of ['disclosureFindings', 'gatewaySessions'])
    await connection.collection(name).deleteMany({});
  here.lines.splice(0);
});

afterAll(() => here.stop());

/** A gateway over the subgraph, in the same process, with its registry or a changed one. */
async function gatewayWith(changed: Partial<Registry> = {}): Promise<Gateway> {
  const gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log: silent,
    subgraphs: new Map([['subjects', here.subgraph]]),
    verifyToken: async () => ({ viewer: { ...own, client: CLIENT.id } }),
    registry: { ...here.subgraph.registry!, client: async () => CLIENT, ...changed },
    anonymousIntrospection: false,
    requestTimeout: 5000,
    subgraphTimeout: 5000,
    drainTimeout: 500,
  });
  opened.push(gateway);
  return gateway;
}

const post = (gateway: Gateway) =>
  request(gateway.app).post('/graphql').set('authorization', 'Bearer t').send({ query: NAME });

const findings = () =>
  here.database.connection.collection<FindingRecord>('disclosureFindings').find().toArray();

const receipts = () => here.database.connection.collection('disclosureReceipts').find().toArray();

/** Waits until no receipt waits to be stored or reconciled. */
async function reconciled(): Promise<void> {
  await eventually(async () => {
    expect(here.subgraph.receiptState().waiting).toBe(0);
    expect(await receipts()).toEqual([]);
  });
}

test('a gateway with valid keys that does not log is found', async () => {
  const requestId = await here.take(NAME, own);
  const [found, ...others] = await eventually(async () => {
    const all = await findings();
    expect(all).not.toEqual([]);
    return all;
  });
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind: 'UNLOGGED',
    requestId,
    subgraph: 'subjects',
    gateway: GATEWAY_ID,
    fields: ['NaturalPerson.name'],
  });
  expect(JSON.stringify(found)).not.toMatch(/per-1|张卓然/);
  expect(here.lines).toContainEqual(
    expect.objectContaining({ level: 50, code: 'DISCLOSURE_UNLOGGED', requestId }),
  );
  expect(here.reconciling.state()).toMatchObject({ unlogged: 1, undelivered: 0 });

  const query = `{ disclosureLog { reconciliation { unlogged undelivered reads { subgraph readAt failingSince } }
    findings { totalCount nodes { kind requestId subgraph gateway resolvedAt fields { nameEn } } } } }`;
  const { data } = await ask(here.subgraph, query, {}, auditor);
  expect((data as any).disclosureLog).toMatchObject({
    reconciliation: {
      unlogged: 1,
      undelivered: 0,
      reads: [{ subgraph: 'subjects', readAt: expect.any(String), failingSince: null }],
    },
    findings: {
      totalCount: 1,
      nodes: [{ kind: 'UNLOGGED', requestId, resolvedAt: null, fields: [{ nameEn: 'Name' }] }],
    },
  });
  const denied = await ask(here.subgraph, query, {}, own);
  expect((denied.data as any).disclosureLog).toEqual({ reconciliation: null, findings: null });

  const report = await reconciliationReport(reconciliationModels(here.database.connection));
  expect(faultIn(report)).toBe('DISCLOSURE_UNLOGGED');
  expect(reconciliationText(report)).toMatch(
    new RegExp(`^1 disclosures have no entry.*\\n {2}UNLOGGED .*request ${requestId}, gateway`),
  );
});

test('a log with findings is valid, and its verification lists them', async () => {
  const finding = {
    type: 'finding',
    kind: 'UNDELIVERED',
    subgraph: 'subjects',
    requestId: 'request-1',
    gateway: 'unnamed',
    releasedAt: '2026-06-30T04:00:00.000Z',
  } as const;
  async function* items(): AsyncGenerator<LogItem> {
    yield { type: 'log', logId: '', size: 0, keys: [] };
    yield finding;
  }
  const { findings } = await verifyLog(items(), {});
  expect(findings).toEqual([finding]);
  expect(findingsText(findings)).toContain('(UNDELIVERED)');
});

test('a disclosure under the id of a logged request is found by its fields', async () => {
  const requestId = randomUUID();
  const at = new Date().toISOString();
  await here.subgraph.registry!.append([event('e-1', { requestId, at, masked: [] })]);
  await here.take(NAME, own, requestId);
  await here.take(
    '{ subject(id: "per-1") { ... on NaturalPerson { name birthDate } } }',
    own,
    requestId,
  );
  await eventually(async () => expect(await findings()).toHaveLength(1));
  expect((await findings())[0]!.fields).toContain('NaturalPerson.birthDate');
});

test('an honest gateway under load has no finding', async () => {
  const before = here.reconciling.state();
  const gateway = await gatewayWith();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 10; i++) expect((await post(gateway)).status).toBe(200);
    }),
  );
  await reconciled();
  await wait(TIMES.graceMs);
  expect(await findings()).toEqual([]);
  expect(here.reconciling.state()).toMatchObject({ ...before, matched: before.matched + 80 });
});

test('entries that another process logged are found in the log', async () => {
  const requestId = await here.take(NAME, own);
  const other = await openedLog(here.store);
  await other.log.append([event('e-2', { requestId, at: new Date().toISOString(), masked: [] })]);
  await reconciled();
  expect(await findings()).toEqual([]);
  await crash(other);
});

test('a withheld answer is undelivered, and not unlogged', async () => {
  const gateway = await gatewayWith({ append: () => Promise.reject(new Error('down')) });
  expect((await post(gateway)).status).toBe(503);
  await eventually(async () =>
    expect(await findings()).toMatchObject([{ kind: 'UNDELIVERED', subgraph: 'subjects' }]),
  );
  expect(here.lines.filter(({ code }) => code === 'DISCLOSURE_UNLOGGED')).toEqual([]);
});

test('what a gateway releases just before it ends is undelivered; a living one had to log it', async () => {
  here.reconciling.gatewaySeen(GATEWAY_ID);
  await here.take(NAME, own);
  await eventually(async () => expect(await findings()).toMatchObject([{ kind: 'UNDELIVERED' }]));
  await here.take(NAME, own);
  const alive = setInterval(() => here.reconciling.gatewaySeen(GATEWAY_ID), 20);
  await eventually(async () =>
    expect((await findings()).map(({ kind }) => kind).sort()).toEqual(['UNDELIVERED', 'UNLOGGED']),
  ).finally(() => clearInterval(alive));
});

test('a late entry resolves a finding, and other fields of the request are another', async () => {
  const requestId = await here.take(NAME, own);
  await eventually(async () => expect(await findings()).toHaveLength(1));
  const at = new Date().toISOString();
  await here.subgraph.registry!.append([event('e-late', { requestId, at, masked: [] })]);
  await eventually(async () =>
    expect(await findings()).toMatchObject([{ resolvedAt: expect.any(String) }]),
  );
  await here.take(
    '{ subject(id: "per-1") { ... on NaturalPerson { name birthDate } } }',
    own,
    requestId,
  );
  await eventually(async () =>
    expect((await findings()).filter(({ resolvedAt }) => !resolvedAt)).toMatchObject([
      { kind: 'UNLOGGED', requestId },
    ]),
  );
});

test('receipts are encrypted, and only the registry may read them', async () => {
  await here.take(NAME, own);
  const [stored] = await eventually(async () => {
    const all = await receipts();
    expect(all).not.toEqual([]);
    return all;
  });
  expect(JSON.stringify(stored)).not.toMatch(/per-1|NaturalPerson|张卓然/);
  const body = JSON.stringify({ settled: [] });
  const message = { method: 'POST', path: RECEIPTS_PATH, body };
  const ofGateway = await here.signer({
    ...message,
    caller: { viewer: own, requestId: 'request-1' },
  });
  const forged = signRequest(
    { ...message, assertion: '', requestId: 'request-2' },
    { kid: 'receipts', secret: Buffer.alloc(32), hash: 'sha256', now: Date.now() },
  );
  for (const headers of [ofGateway, forged, {}]) {
    const { status } = await request(here.url.replace('/graphql', ''))
      .post(RECEIPTS_PATH)
      .set({ 'content-type': 'application/json', ...headers })
      .send(body);
    expect(status).toBe(401);
  }
});
