import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/freePort';
import { programFile } from '../support/runProgram';

jest.setTimeout(120_000);

/** Commands run here, so that a command that uses the default data folder creates it here. */
let elsewhere: string;
let folder: string;
let port: number;
let product: ChildProcess;
let seeded: Awaited<ReturnType<typeof run>>;
const file = (name: string) => join(folder, name);
const environment = () => ({
  PATH: process.env['PATH'],
  PORT: String(port),
  DATA_DIR: file('data'),
});

function start(program: string, args: readonly string[], env: object = {}): ChildProcess {
  return spawn(process.execPath, [programFile(`cli/${program}`), ...args], {
    cwd: elsewhere,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(program: string, args: readonly string[], env: object = {}) {
  const child = start(program, args, env);
  const printed = { stdout: '', stderr: '' };
  child.stdout!.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...printed };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-address-'));
  elsewhere = file('elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(file('one.graphql'), 'query One { __typename }');
  writeFileSync(file('person.json'), '{ "name": "张三", "idNumber": "12010218800101001X" }');
  port = await freePort();
  seeded = await run('seed', ['--subjects', '200']);
  product = start('start', []);
  let printed = '';
  for await (const chunk of product.stdout!)
    if ((printed += String(chunk)).includes('Stop with Ctrl-C')) break;
}, 120_000);

afterAll(async () => {
  const ended = once(product, 'close');
  product.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

const service = () => `http://127.0.0.1:${port} (from PORT)`;
const data = () => `the data folder ${file('data')} (from DATA_DIR)`;

describe('with PORT and DATA_DIR of another product, a command uses that product', () => {
  it.each([
    ['clients', ['list'], '"id"', () => `${service()} and ${data()}`],
    ['audit', ['verify'], 'The log', () => `${service()} and ${data()}`],
    ['audit', ['status'], 'Sealing has not stopped', data],
    ['keys', ['status'], 'VAULT_KEYS', data],
    ['subjects', ['add-person', '--file', 'person.json'], '-', data],
    [
      'operations',
      ['add', 'one.graphql', '--client', 'demo-bank'],
      'added',
      () => `${service()} and ${data()}`,
    ],
    ['operations', ['list'], 'demo-bank', () => `${service()} and ${data()}`],
  ] as const)('%s %j', async (program, words, output, places) => {
    const args = words.map((word) => (/\.\w+$/.test(word) ? file(word) : word));
    const { code, stdout, stderr } = await run(program, args);
    expect([code, stderr.split('\n')[0]]).toEqual([0, `Using ${places()}.`]);
    expect(stdout).toContain(output);
  });

  it('token, alone on the last line of stdout, which the service accepts', async () => {
    const { stdout, stderr } = await run('token', ['--as', 'person']);
    expect(stderr).toBe(`Using ${data()}.\n`);
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout.trim()}` },
      body: '{"query":"{ me { id } }"}',
    });
    expect(await answer.json()).toEqual({ data: { me: { id: expect.any(String) } } });
  });

  it('seed, before the product was started on its folder', () => {
    expect(seeded.stderr).toContain(`Using ${data()}.\n`);
    expect(seeded.stdout).toContain('Seeded 200 subjects');
  });

  it('store, on a folder of its own', async () => {
    const store = start('store', [], { DATA_DIR: file('other') });
    const [line] = (await once(store.stdout!, 'data')) as [Buffer];
    expect(line.toString()).toMatch(/^mongodb:\/\//);
    expect(readdirSync(file('other'))).not.toEqual([]);
    store.kill('SIGTERM');
    await once(store, 'close');
  });

  it('and none creates the default data folder', () => {
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('a command', () => {
  it('prefers its options, and prints nothing with --quiet', async () => {
    const wrong = { PORT: '1', DATA_DIR: file('nowhere') };
    const options = ['--url', `http://127.0.0.1:${port}`, '--data-dir', file('data')];
    const listed = await run('clients', ['list', ...options], wrong);
    expect([listed.code, listed.stderr]).toEqual([
      0,
      `Using http://127.0.0.1:${port} (from --url) and the data folder ${file('data')} (from --data-dir).\n`,
    ]);
    const quiet = await run('clients', ['list', ...options, '--quiet'], wrong);
    expect(quiet).toEqual({ ...listed, stderr: '' });
  });

  it.each([
    ['clients', ['list']],
    ['audit', ['verify']],
  ])('reports that nothing listens, and what to do: %s', async (program, args) => {
    const nobody = await freePort();
    const { code, stderr } = await run(program, [...args, '--quiet'], { PORT: String(nobody) });
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${program}: Nothing listens at http://127.0.0.1:${nobody}: start the product there, or give its address with --url.\n`,
    );
  });

  it('reports that no database answers, and what to do', async () => {
    const MONGODB_URI = `mongodb://127.0.0.1:${await freePort()}/?serverSelectionTimeoutMS=300`;
    const { code, stderr } = await run('keys', ['status', '--quiet'], { MONGODB_URI });
    expect([code, stderr]).toEqual([
      1,
      'keys: The database does not answer: start it, or set MONGODB_URI to that of the product.\n',
    ]);
  });
});
