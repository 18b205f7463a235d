import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../process/root';
import { freePort } from '../support/freePort';
import { blocksOf } from './blocks';
import { openShell, type Shell } from './shell';

jest.setTimeout(180_000);

const page = (name: string) => blocksOf(readFileSync(join(ROOT, 'docs', name), 'utf8'));
const english = page('intake.md');
const chinese = page('intake.zh-CN.md');

let folder: string;
let shell: Shell;
let asOwn: (text: string) => string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-intake-page-'));
  shell = openShell();
  const port = String(await freePort());
  asOwn = (text) => text.replaceAll('.data/empty', folder).replaceAll('4000', port);
});

afterAll(async () => {
  await shell.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(ROOT, 'examples/intake/penalties-with-errors.errors.csv'), { force: true });
});

/** The lines of an output that state the result of a file. */
const results = (output: string) =>
  output
    .split('\n')
    .filter((line) => /^[A-Z_]+: \d+ rows|^exit code/.test(line))
    .join('\n');

it('the page leads from an empty district to the records it prints', async () => {
  let printed = '';
  for (const { language, text, before } of english) {
    if (language === 'bash' && before.endsWith('Leave it running:'))
      await shell.leaveRunning(`${asOwn(text)}`);
    else if (language === 'bash') printed = await shell.run(waitingFor(asOwn(text)));
    else if (language === 'text') expect(results(printed)).toBe(text.trim());
    else expect((JSON.parse(printed) as { data: unknown }).data).toEqual(JSON.parse(text));
  }
});

/** The service listens some seconds after its first line. */
function waitingFor(commands: string): string {
  const ready = asOwn('http://127.0.0.1:4000/health/ready');
  return `for i in $(seq 240); do curl -sf -o /dev/null ${ready} && break; sleep 0.25; done\n${commands}`;
}

it('the page has the same blocks in both languages', () => {
  const bare = (blocks: typeof english) => blocks.map(({ language, text }) => [language, text]);
  expect(bare(chinese)).toEqual(bare(english));
});
