import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGateway } from '../../../cli/secrets/addGateway';
import { listGateways } from '../../../cli/secrets/listGateways';
import { newSecrets, writeSecrets } from '../../../cli/secrets/newSecrets';
import { removeGateway } from '../../../cli/secrets/removeGateway';
import { removeOldKeys, rotateGateway } from '../../../cli/secrets/rotateGateway';
import { readSigningKeys, readVerifyingKeys } from '../../../schema/identity/keys';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'hedong-secrets-'));
  folder = join(parent, 'secrets');
  await writeSecrets(folder, await newSecrets());
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const path = (file: string) => join(folder, 'identity', file);
const text = (file: string) => readFileSync(path(file), 'utf8');

/** The ids of the keys that a subgraph accepts, which must be the same in both of its files. */
function accepted(subgraph: string): string[] {
  const keys = readVerifyingKeys(
    text(`subgraphs/${subgraph}/public_keys`),
    text(`subgraphs/${subgraph}/request_keys`),
  );
  const ids = [...keys.assertion.keys()].sort();
  expect([...keys.request.keys()].sort()).toEqual(ids);
  return ids;
}

/** The id of the key with which a gateway signs for every subgraph. */
function used(gateway: string): string {
  const keys = readSigningKeys(
    text(`gateways/${gateway}/private_key`),
    text(`gateways/${gateway}/request_keys`),
  );
  expect([...keys.keys()].sort()).toEqual([...SUBGRAPH_NAMES].sort());
  const [id, ...others] = new Set(
    [...keys.values()].flatMap(({ assertion, request }) => [assertion.kid, request.kid]),
  );
  expect(others).toEqual([]);
  return id!;
}

/** Every file of the keys with its content. */
function snapshot(): unknown {
  return readdirSync(path(''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')]);
}

it('adds a gateway that every subgraph accepts, beside the others', async () => {
  expect(await addGateway(folder, 'gateway_c')).toEqual([...SUBGRAPH_NAMES].sort());
  const all = ['gateway_a', 'gateway_b', 'gateway_c'].map(used);
  for (const subgraph of SUBGRAPH_NAMES) expect(accepted(subgraph)).toEqual([...all].sort());
  const modes = ['', 'private_key', 'request_keys'].map(
    (file) => statSync(path(`gateways/gateway_c/${file}`)).mode & 0o777,
  );
  const ofFirst = ['', 'private_key', 'request_keys'].map(
    (file) => statSync(path(`gateways/gateway_a/${file}`)).mode & 0o777,
  );
  expect(modes).toEqual(ofFirst);
});

it.each([
  ['a name that exists', 'gateway_a', 'There is a gateway gateway_a already; nothing changed.'],
  ['a name that is a path', '../x', 'The name of a gateway must be'],
])('refuses %s, and changes nothing', async (_what, name, message) => {
  const before = snapshot();
  await expect(addGateway(folder, name)).rejects.toThrow(message);
  expect(snapshot()).toEqual(before);
});

it('replaces the remains of an interrupted run', async () => {
  await addGateway(folder, 'gateway_c');
  // Interrupted before the last step, which gives the gateway its folder.
  rmSync(path('gateways/gateway_c'), { recursive: true });
  mkdirSync(path('gateways/.gateway_c'));
  await addGateway(folder, 'gateway_c');
  const all = ['gateway_a', 'gateway_b', 'gateway_c'].map(used);
  for (const subgraph of SUBGRAPH_NAMES) expect(accepted(subgraph)).toEqual([...all].sort());
});

it('adds one of two gateways that are added at the same time, or both', async () => {
  const settled = await Promise.allSettled(
    ['gateway_c', 'gateway_d'].map((name) => addGateway(folder, name)),
  );
  const refused = settled.flatMap((each) =>
    each.status === 'rejected' ? [String(each.reason)] : [],
  );
  for (const reason of refused) expect(reason).toContain('Another process is changing the keys');
  expect(accepted('social')).toHaveLength(4 - refused.length);
});

it('ignores the lock of a process that has ended', async () => {
  writeFileSync(path('.lock'), '4194304');
  await addGateway(folder, 'gateway_c');
  expect(readdirSync(path(''))).not.toContain('.lock');
});

it('removes a gateway from every subgraph, with its keys', async () => {
  await removeGateway(folder, 'gateway_a');
  for (const subgraph of SUBGRAPH_NAMES) expect(accepted(subgraph)).toEqual([used('gateway_b')]);
  expect(readdirSync(path('gateways'))).toEqual(['gateway_b']);
  await expect(removeGateway(folder, 'gateway_a')).rejects.toThrow(
    'There is no gateway gateway_a.',
  );
  await expect(removeGateway(folder, 'gateway_b')).rejects.toThrow(
    'gateway_b is the only gateway: add another before you remove it.',
  );
});

it('gives a gateway new keys, and accepts the old ones until they are removed', async () => {
  const [before, other] = [used('gateway_a'), used('gateway_b')];
  await rotateGateway(folder, 'gateway_a');
  const after = used('gateway_a');
  expect(after).not.toBe(before);
  expect(accepted('social')).toEqual([after, before, other].sort());
  expect(await listGateways(folder)).toBe(
    `gateway_a\t${after}\talso accepted: ${before}\ngateway_b\t${other}\n`,
  );
  await expect(rotateGateway(folder, 'gateway_a')).rejects.toThrow(
    'gateway_a still has old keys: run remove-old-keys gateway_a first.',
  );
  expect(await removeOldKeys(folder, 'gateway_a')).toEqual([before]);
  for (const subgraph of SUBGRAPH_NAMES) expect(accepted(subgraph)).toEqual([after, other].sort());
  expect(await removeOldKeys(folder, 'gateway_a')).toEqual([]);
});

it('lists the subgraphs that do not accept a gateway', async () => {
  writeFileSync(path('subgraphs/social/draft'), '{}');
  rmSync(path('subgraphs/social/request_keys'));
  writeFileSync(path('subgraphs/social/request_keys'), '{}');
  rmSync(path('subgraphs/social/public_keys'));
  writeFileSync(path('subgraphs/social/public_keys'), '{ "keys": [] }');
  expect(await listGateways(folder)).toContain(
    `gateway_a\t${used('gateway_a')}\tnot accepted by social\n`,
  );
});

it('reports a folder without keys, and a file that contains none', async () => {
  await expect(listGateways(parent)).rejects.toThrow(
    `The folder ${parent} contains no keys of subgraphs: name another with --folder, or create it with --out.`,
  );
  rmSync(path('subgraphs/social/request_keys'));
  writeFileSync(path('subgraphs/social/request_keys'), 'secret');
  await expect(addGateway(folder, 'gateway_c')).rejects.toThrow(
    `The file ${path('subgraphs/social/request_keys')} does not contain keys.`,
  );
});
