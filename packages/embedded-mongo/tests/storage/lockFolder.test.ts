import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { openEngine } from '../../src/engine/engine';
import { folderOwner } from '../../src/storage/lockFolder';
import { stateOf } from '../../src/storage/owner';

const SERVE = join(__dirname, '../../conformance/serve.ts');
const folder = () => mkdtempSync(join(tmpdir(), 'store-lock-'));
const children: ChildProcess[] = [];
const unreapedPids: number[] = [];

afterEach(() => {
  // A zombie also accepts the signal, until its parent exits.
  for (const pid of unreapedPids.splice(0)) process.kill(pid, 'SIGKILL');
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function firstLine(child: ChildProcess): Promise<string> {
  children.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

/** A process whose parent never reaps it: once killed, it remains a zombie. */
async function unreaped(): Promise<number> {
  const parent = spawn('sh', ['-c', 'sleep 1000 & echo $!; exec sleep 1000'], { stdio: 'pipe' });
  const pid = Number(await firstLine(parent));
  unreapedPids.push(pid);
  // Until then the shell may still reap its child.
  const isSleep = () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8').trim() === 'sleep';
  while (!isSleep()) await new Promise((resolve) => setTimeout(resolve, 5));
  return pid;
}

const began = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
};

const lock = (dataDir: string, owner: object) =>
  writeFileSync(join(dataDir, 'lock.json'), JSON.stringify(owner));

it('names the process that has locked a folder, and none after the release', async () => {
  const dataDir = folder();
  const engine = openEngine(dataDir);
  expect(folderOwner(dataDir)).toBe(process.pid);
  await engine.close();
  expect(folderOwner(dataDir)).toBeUndefined();
});

it('refuses a folder whose owner is alive, and names the owner', async () => {
  const [dataDir, pid] = [folder(), await unreaped()];
  lock(dataDir, { pid, began: began(pid) });
  expect(() => openEngine(dataDir)).toThrow(
    `The data folder ${dataDir} is in use by another store (process ${pid})`,
  );
});

it('takes over immediately from a zombie', async () => {
  const [dataDir, pid] = [folder(), await unreaped()];
  const owner = { pid, began: began(pid) };
  lock(dataDir, owner);
  process.kill(pid, 'SIGKILL');
  const engine = openEngine(dataDir);
  // No process has reaped it, so its process id is still in use.
  expect(() => process.kill(pid, 0)).not.toThrow();
  expect(stateOf(owner)).toBe('gone');
  await engine.close();
});

it('takes over immediately when another process now has the owner’s process id', async () => {
  const [dataDir, pid] = [folder(), await unreaped()];
  lock(dataDir, { pid, began: '1' });
  expect(stateOf({ pid, began: '1' })).toBe('gone');
  await openEngine(dataDir).close();
});

it('takes over immediately when no process has the owner’s process id', async () => {
  const dataDir = folder();
  const child = spawn('true');
  await once(child, 'exit');
  const owner = { pid: child.pid!, began: '1' };
  lock(dataDir, owner);
  expect(stateOf(owner)).toBe('gone');
  await openEngine(dataDir).close();
});

it('opens right after kill -9 of a store under load, with all acknowledged writes', async () => {
  const dataDir = folder();
  const program = ['--import', 'tsx', SERVE, '--data', dataDir];
  for (let round = 1; round <= 2; round++) {
    const server = spawn(process.execPath, program, { stdio: 'pipe' });
    const client = new mongo.MongoClient(await firstLine(server));
    const rows = client.db('test').collection('rows');
    if (round > 1) expect(await rows.countDocuments({ round: 1 })).toBe(5000);
    await rows.insertMany(Array.from({ length: 5000 }, (_, n) => ({ round, n })));
    const underWay = rows.insertMany(Array.from({ length: 5000 }, (_, n) => ({ round: 0, n })));
    underWay.catch(() => 'the store was killed');
    server.kill('SIGKILL');
    // In the same turn: the process is dying or a zombie, because its exit event comes later.
    await openEngine(dataDir).close();
    await client.close();
  }
});
