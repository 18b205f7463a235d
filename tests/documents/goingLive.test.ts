import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { ROOT } from '../../process/root';
import { SUBGRAPHS } from '../../schema/subgraphs';
import { freePort } from '../support/freePort';
import { blocksOf } from './blocks';
import { startIssuer, type Issuer } from '../support/issuer';
import { openShell, type Shell } from './shell';

jest.setTimeout(300_000);

const DOCS = join(ROOT, 'docs');
const english = blocksOf(readFileSync(join(DOCS, 'going-live.md'), 'utf8'));
const chinese = blocksOf(readFileSync(join(DOCS, 'going-live.zh-CN.md'), 'utf8'));
const bare = (blocks: typeof english) => blocks.map(({ language, text }) => [language, text]);

/** Names on the page that readers replace by their own; the test sets their values when it runs. */
const PORTS = ['27017', '4000', '4001', ...SUBGRAPHS.map(({ port }) => String(port))];
const FOLDER = '/srv/hedong';
const PUBLIC_URL = 'https://credit.hedong.example';
const ISSUER = 'https://login.hedong.example';
const AUDIENCE = 'hedong-credit-gateway';

let folder: string;
let issuer: Issuer;
let shell: Shell;
const own = new Map<string, string>();
/** A text with all of them replaced in one pass, so that no inserted text is replaced again. */
const asOwn = (text: string) =>
  text.replace(
    /https:\/\/(?:credit|login)\.hedong\.example|\/srv\/hedong|(?:(?<=--port )|(?<=:))\d{4,5}\b/g,
    (theirs) => own.get(theirs) ?? theirs,
  );

/** The claims of tokens as the page states them, by the name of the token's file. */
const claims = new Map<string, string>();

/** Writes the tokens whose claims the page has stated, for those whose keys exist. */
async function issueTokens(): Promise<void> {
  for (const [name, text] of claims) {
    const file = (ending: string) => join(folder, `${name}.${ending}`);
    if (existsSync(file('token')) || !existsSync(file('pub.jwk'))) continue;
    const replaced = text.replace(/\$\(cat (.+?)\)/g, (_all, path: string) =>
      readFileSync(join(folder, path), 'utf8').trim(),
    );
    const key = JSON.parse(readFileSync(file('pub.jwk'), 'utf8')) as JWK;
    const cnf = { jkt: await calculateJwkThumbprint(key) };
    writeFileSync(
      file('token'),
      await issuer.token({ ...(JSON.parse(replaced) as Record<string, unknown>), cnf }),
    );
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-live-'));
  issuer = await startIssuer(AUDIENCE);
  shell = openShell();
  const ports = await Promise.all(PORTS.map(freePort));
  PORTS.forEach((port, index) => own.set(port, String(ports[index])));
  own.set(PUBLIC_URL, `http://127.0.0.1:${own.get('4000')}`);
  own.set(ISSUER, issuer.url);
  own.set(FOLDER, folder);
});

afterAll(async () => {
  await shell.stop();
  await issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('the page leads from an empty folder to the answer it prints', async () => {
  let printed = '';
  for (const { language, text, before } of english) {
    if (language === 'bash') {
      await issueTokens();
      const commands = asOwn(text);
      if (before.endsWith('Leave it running:') || before.endsWith('Leave them running:'))
        await shell.leaveRunning(commands);
      else printed = await shell.run(commands);
    }
    const [, name] = /[Cc]laims of `(\w+)\.token`/.exec(before) ?? [];
    if (language === 'json' && name !== undefined) claims.set(name, text);
  }
  const answer = JSON.parse(printed) as { data: unknown; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual(JSON.parse(english.at(-1)!.text));
});

it('the page has the same blocks in both languages', () => {
  expect(bare(chinese)).toEqual(bare(english));
});
