import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import {
  httpRegistryClient,
  type HttpRegistryClient,
} from '../../../gateway/registry/httpRegistryClient';
import { findRegistryClient } from '../../../gateway/registry/findRegistryClient';
import { identitySigner } from '../../../gateway/execution/identitySigner';
import { unchanging } from '../../../process/followFiles';
import { makeIdentityKeys } from '../../../cli/support/identityKeys';
import type { Registry, DisclosureEvent } from '../../../schema/registry';
import { REGISTRY_PATH, GATEWAY } from '../../../schema/registryCall';
import { creditError } from '../../../schema/errors';
import { readSigningKeys, readVerifyingKeys } from '../../../schema/identity/keys';
import type { Viewer } from '../../../schema/viewer';
import type { Subgraph } from '../../../subgraphs/framework/createSubgraph';
import { verifyRequest } from '../../../subgraphs/framework/identity/verifyRequest';
import { subgraphApp } from '../../../subgraphs/framework/startSubgraph';
import { silent } from '../../support/log';
import { officer } from '../../support/viewers';
import { event, testRegistry } from './support';

const keys = makeIdentityKeys(['gateway'], ['subjects']);
const own = keys.gateways.get('gateway')!;
const signer = identitySigner(
  'subjects',
  readSigningKeys(own.privateKey, own.requestKeys).get('subjects')!,
);

const appended: DisclosureEvent[][] = [];
const domain: Registry = testRegistry({
  client: async (id) => {
    if (id === 'broken') throw new Error('secret: 120102188001010028');
    if (id === 'refused') throw creditError('CONFLICT', 'Read it again.');
    return null;
  },
  append: async (events) => void appended.push([...events]),
});

let server: Server;
let url: string;
let registry: HttpRegistryClient;

beforeAll(async () => {
  const subgraph = { name: 'subjects', registry: domain } as unknown as Subgraph;
  const identify = verifyRequest({
    name: 'subjects',
    keys: unchanging(readVerifyingKeys(keys.publicKeys, keys.subgraphs.get('subjects')!)),
  });
  server = subgraphApp(subgraph, identify, { log: silent }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  registry = httpRegistryClient({ name: 'subjects', url }, { timeout: 2000, sign: signer });
});

afterAll(async () => {
  await registry.stop();
  server.close();
});

/** Posts a body with an assertion of the given viewer. */
async function post(body: unknown, viewer: Viewer | undefined, path = REGISTRY_PATH) {
  const text = JSON.stringify(body);
  const headers = viewer
    ? await signer({
        method: 'POST',
        path,
        body: text,
        caller: { viewer, requestId: 'r' },
      })
    : {};
  const answer = await fetch(new URL(REGISTRY_PATH, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { status: answer.status, body: (await answer.json()) as any };
}

test('a request and its response are the same over HTTP as in process', async () => {
  await expect(registry.client('nobody')).resolves.toBeNull();
  await registry.append([event({ id: 'e1', consent: { id: 'c', version: 2 } }), event()]);
  expect(appended.at(-1)).toEqual([event({ id: 'e1', consent: { id: 'c', version: 2 } }), event()]);
});

test('an error of the catalogue is returned unchanged, any other without its message', async () => {
  await expect(registry.client('refused')).rejects.toMatchObject({
    message: 'Read it again.',
    extensions: { code: 'CONFLICT' },
  });
  const broken = await registry.client('broken').catch((error: unknown) => error);
  expect(broken).toMatchObject({ extensions: { code: 'INTERNAL_ERROR' } });
  expect(JSON.stringify(broken)).not.toContain('120102188001010028');
});

test('requests that the gateway did not sign are refused', async () => {
  const call = { method: 'client', params: ['nobody'] };
  expect((await post(call, GATEWAY)).status).toBe(200);
  expect((await post(call, undefined)).status).toBe(401);
  expect((await post(call, officer)).status).toBe(401);
  expect((await post(call, { ...officer, actor: 'gateway' })).status).toBe(401);
  // A signature for another path is invalid for this one.
  expect((await post(call, GATEWAY, '/graphql')).status).toBe(401);
});

test.each([
  ['a method there is not', { method: 'toString', params: [] }],
  ['a method of the object', { method: 'constructor', params: [] }],
  ['parameters that do not fit', { method: 'client', params: [7] }],
  ['too many parameters', { method: 'client', params: ['a', 'b'] }],
  [
    'an event with a field of its own',
    { method: 'append', params: [[{ ...event(), value: 'x' }]] },
  ],
  ['an event without a subject', { method: 'append', params: [[{ ...event(), subjectId: null }]] }],
])('%s is refused', async (_what, call) => {
  const before = appended.length;
  expect((await post(call, GATEWAY)).status).toBe(400);
  expect(appended.length).toBe(before);
});

test('a service that does not respond, or not with JSON, is an error', async () => {
  const nowhere = httpRegistryClient(
    { name: 'subjects', url: 'http://127.0.0.1:1/graphql' },
    { timeout: 1000, sign: signer },
  );
  await expect(nowhere.append([event()])).rejects.toThrow();
  await nowhere.stop();
});

const FACTS = { subgraphs: [{ name: 'subjects', url: 'http://h/graphql' }], hasAccessRules: true };
const SETTINGS = { subgraphUrls: {}, subgraphTimeout: 1000, production: false };

test('production refuses a supergraph with access rules and without AUTHORITY_SUBGRAPH', () => {
  const places = { log: silent, signers: new Map() };
  expect(() => findRegistryClient({ ...SETTINGS, production: true }, FACTS, places)).toThrow(
    'AUTHORITY_SUBGRAPH must be set: the supergraph has access rules, which need a registry of clients, consents and disclosures.',
  );
  expect(findRegistryClient(SETTINGS, FACTS, places).registry).toBeUndefined();
  expect(() =>
    findRegistryClient({ ...SETTINGS, registrySubgraph: 'other' }, FACTS, places),
  ).toThrow('AUTHORITY_SUBGRAPH is other; it must name a subgraph');
});

test('the registry of a subgraph in this process is called directly', () => {
  const subgraph = { name: 'subjects', registry: domain } as unknown as Subgraph;
  const subgraphs = new Map([['subjects', subgraph]]);
  const found = findRegistryClient(SETTINGS, FACTS, { log: silent, signers: new Map(), subgraphs });
  expect(found.registry).toBe(domain);
});
