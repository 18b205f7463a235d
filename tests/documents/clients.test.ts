import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGatewayConfig } from '../../gateway/config';
import { CLAIM_NAMES } from '../../process/settings/claims';
import { ROOT } from '../../process/root';
import type { Demo } from '../../seed/demo';
import { eventually } from '../support/eventually';
import { freePort } from '../support/freePort';
import { openBrowser } from '../support/browser';
import { blocksOf, type Block } from './blocks';
import { clerkAnswer, partnerOf, tokenWithoutLibrary } from './bankClient';
import { read } from './documents';
import { openShell, type Shell } from './shell';

jest.setTimeout(180_000);

const english = read('docs/clients.md');
const chapterOf = (title: string) =>
  english.split(/^## /m).find((chapter) => chapter.startsWith(title)) ?? '';

let folder: string;
let dataDir: string;
let service: string;
let shell: Shell;

/** A text with the address and the folder of the page replaced by those of the test. */
const asOwn = (text: string) =>
  text
    .replaceAll('http://127.0.0.1:4000', service)
    .replaceAll('/srv/hedong', folder)
    .replace('npm start', `PORT=${new URL(service).port} SEED_SUBJECTS=300 npm -s start`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-clients-'));
  dataDir = join(folder, 'demo');
  service = `http://127.0.0.1:${await freePort()}`;
  shell = openShell();
  // In place of `npm install`: tests use no network.
  mkdirSync(join(folder, 'bank'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'bank/node_modules'));
});
afterAll(async () => {
  await shell.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a bank’s first query', () => {
  const blocks = blocksOf(chapterOf('A bank’s first query'));
  const follow = async ({ language, text, before }: Block): Promise<string | undefined> => {
    const [, file] = /`(\w+\.mjs)`/.exec(before) ?? [];
    if (language === 'js' && file !== undefined) {
      writeFileSync(join(folder, 'bank', file), asOwn(text));
      return undefined;
    }
    if (language !== 'bash' || text.includes('npm install')) return undefined;
    if (before.endsWith('leave it running:')) {
      await shell.leaveRunning(asOwn(text));
      await eventually(
        async () => expect((await fetch(`${service}/health/ready`)).status).toBe(200),
        {
          within: 120_000,
          every: 250,
        },
      );
      return undefined;
    }
    if (!before.endsWith('Open the printed address:')) return shell.run(asOwn(text));
    const { line, rest } = await shell.startWaiting(asOwn(text));
    await logIn(line.replace('Open in a browser: ', ''));
    return rest;
  };

  /** Logs in as the person who has not been asked, as a reader does. */
  async function logIn(url: string): Promise<void> {
    const { persons } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
    const { name } = persons.find(({ answer }) => answer === 'NOT_ASKED')!;
    const browser = openBrowser();
    expect((await browser.press(await browser.open(url), name)).text).toBe(
      'You can close this window.',
    );
  }

  it('leads from the start to the printed answer', async () => {
    const printed: string[] = [];
    for (const block of blocks) {
      const output = await follow(block);
      if (output !== undefined) printed.push(output);
    }
    const [asked, granted, answer] = blocks
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text) as unknown);
    const { data } = JSON.parse(readFileSync(join(folder, 'bank/asked.json'), 'utf8'));
    expect(data.requestConsent).toMatchObject(asked as object);
    const [, seen, grant, result] = printed.map((text) => text && JSON.parse(text));
    expect(seen.data.consents.nodes).toHaveLength(1);
    expect(grant.data).toEqual(granted);
    expect(result.errors).toBeUndefined();
    expect(result.data).toEqual(answer);
    expect(result.extensions.consents).toMatchObject([{ status: 'VALID', used: true }]);
  });
});

describe('the demonstration issuer', () => {
  it('logs in the clerk of a partner as FAPI 2.0 demands', async () => {
    expect(await clerkAnswer(service, dataDir, '{ consents(first: 1) { totalCount } }')).toEqual({
      data: { consents: { totalCount: expect.any(Number) } },
    });
  });

  it('grants a token at /token to a program without an OAuth library', async () => {
    const { refusal, token } = await tokenWithoutLibrary(service, dataDir);
    expect(refusal).toBe('use_dpop_nonce');
    expect(token).toMatchObject({ token_type: 'DPoP', scope: 'lending', expires_in: 300 });
  });

  it('shows a page without scripts, and leads nobody away from it who chooses nobody', async () => {
    const query = new URLSearchParams({
      client_id: 'demo-portal',
      response_type: 'code',
      scope: 'openid self',
      redirect_uri: `${service}/callback`,
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    });
    const browser = openBrowser();
    const page = await browser.open(`${service}/oidc/auth?${query.toString()}`);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; form-action 'self' http:\/\/127/,
    );
    expect(page.text).not.toContain('<script');
    expect((await browser.press(page, 'Cancel')).url).toMatch(/error=access_denied/);
  });

  it.each([
    ['a redirect to another machine', { redirect_uri: 'https://evil.example/callback' }],
    ['a client that has no keys', { client_id: 'demo-bank' }],
    ['an unknown client', { client_id: 'stranger' }],
    ['a request without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ])('refuses %s', async (_what, change) => {
    const query = new URLSearchParams({
      client_id: 'demo-portal',
      response_type: 'code',
      scope: 'openid self',
      redirect_uri: 'http://127.0.0.1:1/callback',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
      ...change,
    });
    const response = await fetch(`${service}/oidc/auth?${query.toString()}`, {
      redirect: 'manual',
    });
    const location = response.headers.get('location') ?? '';
    expect(response.status === 400 || location.includes('error=invalid_request')).toBe(true);
  });
});

describe('the tables', () => {
  it('list the test persons as the demonstration has them', () => {
    const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
    const rows = [
      ...chapterOf('Test persons').matchAll(/^\| (\S+) +\| `(\d{17}[\dX])` +\| (\S+)/gm),
    ];
    const persons = demo.persons.filter(({ answer }) => answer !== undefined);
    expect(rows.map(([, name, idNumber, consent]) => [name, idNumber, consent])).toEqual(
      persons.map(({ name, idNumber, consent }) => [
        name,
        idNumber,
        consent === undefined ? '—' : `\`${consent}\``,
      ]),
    );
  });

  it('promise the status that the consent of each test person has', async () => {
    const rows = [
      ...chapterOf('Test persons').matchAll(/\| `(\w{21})` +\|[^|]+\| ([^|]+) \|$/gm),
    ].map(([, consent, promise = '']) => [consent, /CONSENT_\w+/.exec(promise)?.[0] ?? 'VALID']);
    expect(rows).toHaveLength(7);
    const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
    const partner = await partnerOf(service, dataDir);
    for (const [consent, status] of rows) {
      const { id, name, english } = demo.persons.find((person) => person.consent === consent)!;
      const query = `{ subject(id: "${id}") { ... on NaturalPerson { name enforcements(first: 1) { nodes { id } } } } }`;
      const { data, extensions } = await partner.ask(query, consent);
      expect([consent, extensions.consents[0].status]).toEqual([consent, status]);
      expect(data.subject?.name ?? null).toBe(status === 'VALID' ? name : null);
      if (english.includes('enforcement')) expect(data.subject.enforcements.nodes).toHaveLength(1);
    }
  });

  it('list every claim', () => {
    const claims = [...chapterOf('Claims').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(claims).toEqual(expect.arrayContaining(['sub', 'cnf', ...CLAIM_NAMES]));
  });

  it('the example maps claims that the gateway reads', async () => {
    const [block] = blocksOf(chapterOf('Claims'));
    await shell.run(asOwn(block!.text));
    const env = await shell.run(
      `. ${folder}/issuer.env; printf '%s\\n' "$AUTH_ISSUER" "$AUTH_ACR_LEVELS" "$(echo $AUTH_CLAIMS)"`,
    );
    const [AUTH_ISSUER, AUTH_ACR_LEVELS, AUTH_CLAIMS] = env.split('\n');
    const needs = { store: false, auth: true, signing: false };
    const { auth } = readGatewayConfig(needs, {}, { AUTH_ISSUER, AUTH_ACR_LEVELS, AUTH_CLAIMS });
    expect(auth).toMatchObject({
      issuer: 'https://login.hedong.example/realms/credit',
      claims: {
        paths: { roles: ['realm_access', 'roles'] },
        acrLevels: { 'urn:hedong:face': 3 },
      },
    });
  });
});

it('the key of the demo partner is where the page says, for its owner only', () => {
  expect(existsSync(join(dataDir, 'demo-partner.jwk'))).toBe(true);
});
