import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../process/root';
import { programFile } from '../../support/runProgram';
import type { ClientModels } from '../../../subgraphs/subjects/client/model';
import {
  bootstrapClient,
  type FirstClient,
} from '../../../subgraphs/subjects/client/bootstrapClient';
import { subjectsSubgraph } from '../../../subgraphs/subjects/subgraph';
import { ask } from '../../support/ask';
import { clientRecord } from '../../support/clients';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { auditor } from '../../support/viewers';

jest.setTimeout(120_000);

const NOW = new Date('2026-06-30T04:00:00Z');
const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PUBLIC = JSON.stringify(keyPair.publicKey.export({ format: 'jwk' }));
const PRIVATE = JSON.stringify(keyPair.privateKey.export({ format: 'jwk' }));
const FIRST: FirstClient = {
  id: 'first-office',
  name: '河东区信用平台部门端',
  organization: '1112010200000A016Q',
  organizationName: '天津市河东区发展和改革委员会',
  binding: 'DPOP',
  keys: [PUBLIC],
  certificates: [],
};

let underTest: SubgraphUnderTest<{ client: ClientModels }>;
beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph);
});
afterAll(() => underTest.stop());
beforeEach(async () => {
  await underTest.models.client.entry.deleteMany({});
  await underTest.models.client.change.deleteMany({});
});
const begin = (own: Partial<FirstClient> = {}) =>
  bootstrapClient(underTest.models.client, { ...FIRST, ...own }, NOW);

describe('the first client', () => {
  it('is registered and confirmed, and the auditor sees how', async () => {
    expect(await begin()).toMatchObject({ written: true, entry: { _id: FIRST.id } });
    const { data } = await ask(
      underTest.subgraph,
      `{ client(id: "first-office") { kind status purposes confirmation { name organizationName } }
         clientChanges(clientId: "first-office") { nodes { action actor at } } }`,
      {},
      auditor,
    );
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      client: {
        kind: 'DEPARTMENT',
        status: 'ACTIVE',
        purposes: expect.arrayContaining(['stewardship', 'audit', 'supervision']),
        confirmation: { name: FIRST.name, organizationName: FIRST.organizationName },
      },
      clientChanges: {
        nodes: [{ action: 'BOOTSTRAP', actor: 'bootstrap', at: NOW.toISOString() }],
      },
    });
  });

  it('is written once: the same input changes nothing, another is refused', async () => {
    await begin();
    const jwk = JSON.parse(PUBLIC) as Record<string, string>;
    const sameKey = JSON.stringify({ use: 'sig', y: jwk['y'], x: jwk['x'], ...jwk });
    expect((await begin({ keys: [sameKey] })).written).toBe(false);
    await expect(begin({ id: 'second-office' })).rejects.toThrow('There are clients already');
    await expect(begin({ name: '另一名称' })).rejects.toThrow('There are clients already');
    expect(await underTest.models.client.entry.countDocuments({})).toBe(1);
  });

  it('is refused when any client is registered', async () => {
    await underTest.models.client.entry.insertMany([clientRecord()]);
    await expect(begin()).rejects.toThrow('There are clients already');
    expect(await underTest.models.client.change.countDocuments({})).toBe(0);
  });

  it('is written once by many concurrent commands', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => begin({ id: `office-${n % 4}` })),
    );
    const entries = await underTest.models.client.entry.find({}).lean();
    const changes = await underTest.models.client.change.find({}).lean();
    expect([entries.length, changes.length]).toEqual([1, 1]);
    const done = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done.filter(({ written }) => written)).toHaveLength(1);
    expect(done.map(({ entry }) => entry._id)).toEqual(Array(3).fill(entries[0]!._id));
  });

  it.each([
    ['a private key', { keys: [PRIVATE] }, 'has private parts'],
    ['an invalid id', { id: 'A b' }, 'The id of a client'],
    ['an invalid name', { name: ' ' }, 'The name of a client'],
    ['no registered name', { organizationName: ' ' }, 'The field organizationName'],
    ['an invalid certificate', { certificates: ['abc'] }, 'The thumbprint of a certificate'],
  ])('is refused with %s', async (_what, own, message) => {
    await expect(begin(own)).rejects.toThrow(message);
    expect(await underTest.models.client.entry.countDocuments({})).toBe(0);
  });
});

describe('the commands on an empty database', () => {
  let folder: string;
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hedong-bootstrap-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs an administrator's command while other programs use the folder. */
  function command(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [programFile(script), ...args, '--quiet'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), ...env },
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
    return new Promise<typeof printed & { code: number | null }>((resolve) =>
      child.once('close', (code) => resolve({ code, ...printed })),
    );
  }
  const bootstrap = (jwk: string, env = {}) =>
    command(
      'cli/clients',
      [
        ...['bootstrap', '--id', FIRST.id, '--name', FIRST.name, '--jwk', jwk],
        ...['--organization', FIRST.organization, '--organization-name', FIRST.organizationName],
      ],
      env,
    );

  it('print their usage with --help', async () => {
    for (const script of ['cli/clients', 'cli/subjects'])
      expect((await command(script, ['--help'])).stdout).toContain('npm run');
  });

  it('write the first client and the departments; a repetition changes nothing', async () => {
    const jwk = file('office.jwk', PUBLIC);
    const first = await bootstrap(jwk);
    expect([first.code, first.stdout]).toEqual([
      0,
      `Client ${FIRST.id} is registered and confirmed.\n`,
    ]);
    expect(JSON.parse(first.stderr)).toMatchObject({
      client: FIRST.id,
      departments: 31,
      msg: 'the first client was registered directly in the database',
    });
    const again = await bootstrap(jwk);
    expect(JSON.parse(again.stderr)).toMatchObject({ departments: 0 });
    expect(again.stdout).toContain('nothing changed');
  });

  it('add a person once, and refuse another with the same number, and minors', async () => {
    const person = { name: '张三', idNumber: '12010218800101001X' };
    const add = (own: object) =>
      command('cli/subjects', [
        'add-person',
        '--file',
        file('person.json', JSON.stringify({ ...person, ...own })),
      ]);
    const first = await add({});
    expect(first.stdout).toMatch(/^[0-9a-f-]{36}\n$/);
    expect((await add({})).stdout).toBe(first.stdout);
    const other = await add({ name: '李四' });
    expect([other.code, other.stderr]).toEqual([
      1,
      'subjects: A person with this idNumber is already stored with other values; nothing changed.\n',
    ]);
    const wrong = await add({ idNumber: '120102188001010018' });
    expect(wrong.stderr).toContain('idNumber: Character 18');
    expect(wrong.stderr).not.toContain('120102188001010018');
    const child = await add({ idNumber: '12010220900101001X' });
    expect(child.stderr).toBe(
      'subjects: The person is under 18 and cannot be a credit subject; nothing was added.\n',
    );
  });

  it('refuse the embedded store in production', async () => {
    const refused = await bootstrap(file('office.jwk', PUBLIC), { NODE_ENV: 'production' });
    expect([refused.code, refused.stderr]).toEqual([
      1,
      'clients: MONGODB_URI must be set: production refuses the embedded store.\n',
    ]);
  });
});
