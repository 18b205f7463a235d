import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../cli/database/openStore';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-attach-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('attaches to the store that has locked the folder, and leaves it running', async () => {
  const running = await openStore({ dataDir });
  const { mode } = await stat(join(dataDir, 'store.address'));
  expect(mode & 0o777).toBe(0o600);
  const attached = await openStore({ dataDir, attach: true });
  expect(attached.uri).toBe(running.uri);
  await attached.stop();
  const again = await openStore({ dataDir, attach: true });
  expect(again.uri).toBe(running.uri);
  await running.stop();
  expect(await readdir(dataDir)).not.toContain('store.address');
});

it('opens the folder itself when no store runs, or after a crash left a stale note', async () => {
  const own = await openStore({ dataDir, attach: true });
  await own.stop();
  const stale = { uri: 'mongodb://127.0.0.1:1/?replicaSet=x', pid: process.pid };
  await writeFile(join(dataDir, 'store.address'), JSON.stringify(stale));
  const after = await openStore({ dataDir, attach: true });
  expect(after.uri).not.toBe(stale.uri);
  await after.stop();
});
