import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { ROOT } from '../../process/root';
import { programFile } from '../support/runProgram';
import { eventually } from '../support/eventually';
import { manyProcesses, oneProcess, type CrashProduct } from './crash/product';
import { tokenOf } from './crash/questions';

const ME = '{ me { ... on NaturalPerson { name idNumber } } }';
const STATUS = '{ disclosureLog { status { sealing since fault message } } }';

let dataDir: string;
let product: CrashProduct;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-stopped-'));
  product = await oneProcess(dataDir);
});

afterEach(async () => {
  await stopAll();
  await rm(dataDir, { recursive: true, force: true });
});

async function startAll(
  services = product.services,
  until: 'ready' | 'alive' = 'ready',
): Promise<void> {
  const [first, ...others] = services;
  await first!.start(until);
  await Promise.all(others.map((service) => service.start(until)));
}

async function stopAll(services = product.services): Promise<void> {
  for (const service of services.toReversed()) await service.stop();
}

async function ask(query: string, role: 'person' | 'auditor'): Promise<any> {
  const answer = await fetch(product.urls[0], {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf(dataDir, role)}`,
    },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

const readiness = async () => (await fetch(new URL('/health/ready', product.urls[0]))).status;

/** Runs an audit command while the product runs. */
async function audit(...args: string[]): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [programFile('cli/audit'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, MONGODB_URI: await databaseUri() },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

const verify = () => audit('verify', '--url', product.urls[0]);

async function databaseUri(): Promise<string> {
  if (storeUri !== undefined) return storeUri;
  const address = JSON.parse(await readFile(join(dataDir, 'store.address'), 'utf8'));
  return (address as { uri: string }).uri;
}
let storeUri: string | undefined;

async function onGroups<T>(
  act: (groups: mongoose.mongo.Collection<{ _id: number }>) => Promise<T>,
): Promise<T> {
  const connection = await mongoose
    .createConnection(await databaseUri(), { dbName: 'hedong_subjects' })
    .asPromise();
  try {
    return await act(connection.collection<{ _id: number }>('disclosureGroups'));
  } finally {
    await connection.close();
  }
}

const countOf = (text: string) =>
  product.services.reduce((sum, { written }) => sum + written.split(text).length - 1, 0);

async function expectStopped(): Promise<void> {
  await eventually(async () => expect(await readiness()).toBe(503), { within: 60_000, every: 200 });
  for (let i = 0; i < 3; i++)
    expect(await ask(ME, 'person')).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'DISCLOSURE_LOG_STOPPED' } }],
    });
  expect(await ask(STATUS, 'auditor')).toMatchObject({
    data: {
      disclosureLog: {
        status: {
          sealing: false,
          since: expect.any(String),
          fault: 'ENTRY_CHANGED',
          message: expect.stringContaining('Entry 0'),
        },
      },
    },
  });
  expect(countOf('sealing of the disclosure log has stopped')).toBe(1);
  expect(countOf('the disclosure log has stopped sealing')).toBe(1);
  expect(countOf('events could not be logged')).toBe(0);
}

it.each(['one process', 'services'] as const)(
  'a log that is changed while the product runs (%s) stops every disclosure until it is restored',
  async (mode) => {
    storeUri = undefined;
    await startAll();
    if (mode === 'services') {
      await stopAll();
      product = await manyProcesses(dataDir, ['gateway']);
      await startAll();
      storeUri = product.storeUri;
    }
    expect((await ask(ME, 'person')).data.me.name).toEqual(expect.any(String));
    expect((await ask(STATUS, 'auditor')).data.disclosureLog.status.sealing).toBe(true);
    expect(await verify()).toMatchObject({ code: 0 });

    const group = await onGroups((groups) => groups.findOne({ _id: 0 }));
    await onGroups((groups) =>
      groups.updateOne({ _id: 0 }, [{ $set: { leaves: Buffer.from('{"changed":1}') } }]),
    );
    await expectStopped();
    const found = await verify();
    expect(found).toMatchObject({ code: 1 });
    expect(found.text).toContain('the service has stopped sealing since');

    for (const service of product.killable) await service.kill();
    await startAll(product.killable, 'alive');
    await expectStopped();

    expect(await audit('status')).toMatchObject({ code: 1 });
    expect((await audit('resume')).code).toBe(1);
    await onGroups((groups) => groups.replaceOne({ _id: 0 }, group!));
    expect((await verify()).code).toBe(1);
    expect((await audit('resume')).text).toContain('restart the services');
    await expectRefused();

    await stopAll(product.killable);
    await startAll(product.killable);
    expect((await ask(ME, 'person')).data.me.name).toEqual(expect.any(String));
    expect(await verify()).toMatchObject({ code: 0 });
    expect(await audit('status')).toMatchObject({ code: 0 });
  },
  600_000,
);

/** A process that has stopped sealing resumes only after a restart. */
async function expectRefused(): Promise<void> {
  expect(await ask(ME, 'person')).toMatchObject({
    errors: [{ extensions: { code: 'DISCLOSURE_LOG_STOPPED' } }],
  });
}
