import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { eventually } from '../../support/eventually';
import { freePort } from '../../support/freePort';
import { programFile } from '../../support/runProgram';
import { startPortal, type PortalServer } from './portalServer';

const executablePath = process.env['CHROMIUM_BINARY'];
const onlyInABrowser = executablePath === undefined ? describe.skip : describe;

jest.setTimeout(120_000);

const whenReady = (service: string) =>
  eventually(async () => expect((await fetch(`${service}/health/ready`)).status).toBe(200), {
    within: 90_000,
    every: 250,
  });

onlyInABrowser('a portal of another origin in Chromium', () => {
  let folder: string;
  let service: ChildProcess;
  let portal: PortalServer;
  let browser: BrowserContext;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hedong-browser-'));
    const port = String(await freePort());
    const address = `http://127.0.0.1:${port}`;
    service = spawn(process.execPath, [programFile('cli/start')], {
      env: {
        PATH: process.env['PATH'],
        PORT: port,
        DATA_DIR: join(folder, 'data'),
        SEED_SUBJECTS: '200',
      },
      stdio: 'ignore',
    });
    portal = await startPortal(address);
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: executablePath!,
      headless: true,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
      ],
    });
    await whenReady(address);
    page = await browser.newPage();
    faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  });
  afterAll(async () => {
    await browser.close();
    portal.stop();
    service.kill('SIGTERM');
    await once(service, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = async (id: string): Promise<any> =>
    JSON.parse((await page.locator(`#${id}`).textContent()) ?? 'null');

  test('logs its caller in, reads own data, and gets refusals where it wants them', async () => {
    await page.goto(portal.origin);
    await page.getByRole('button', { name: 'Log in' }).click();
    const caller = page.locator('button[name=account]').first();
    const name = ((await caller.textContent()) ?? '').slice(0, 2);
    await caller.click();
    await page.waitForURL(`${portal.origin}/callback?*`);
    await page.locator('#moved, #failed').waitFor();
    expect(await page.locator('#failed').count()).toBe(0);
    const { data: own } = await shown('own');
    expect(own.me.name).toContain(name);
    // One refused field makes Apollo Client discard everything, unless it is told to look elsewhere.
    expect(await shown('refused')).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    expect(await shown('moved')).toMatchObject({
      data: { me: { name: own.me.name }, clients: null },
      refused: [{ path: ['clients'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.waitForURL(`${portal.origin}/?state=left`);
    expect(faults).toEqual([]);
  });
});
