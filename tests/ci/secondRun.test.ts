import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../process/root';

interface SecondRun {
  (paths: readonly string[]): Promise<{ readonly filtered: readonly string[] }>;
  readonly DEPEND_ON_NODE: readonly string[];
  readonly PARTS: number;
  readonly runsTwice: (file: string, commit: number) => boolean;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest loads the filter as CommonJS
const secondRun = require('../../.ci/secondRun.cjs') as SecondRun;
const { DEPEND_ON_NODE, PARTS, runsTwice } = secondRun;

const files = ['tests', 'packages/embedded-mongo/tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`),
);
const always = files.filter((file) => DEPEND_ON_NODE.some((start) => file.startsWith(start)));
const others = files.filter((file) => !always.includes(file));
const chosenAt = (commit: number) => files.filter((file) => runsTwice(file, commit));

test('the files that depend on Node run at every commit', () => {
  for (const start of DEPEND_ON_NODE)
    expect([start, files.some((file) => file.startsWith(start))]).toEqual([start, true]);
  for (let commit = 0; commit < PARTS; commit++)
    expect(chosenAt(commit)).toEqual(expect.arrayContaining(always));
});

test('successive commits run every other file once', () => {
  const first = 1234;
  const chosen = Array.from({ length: PARTS }, (_, at) => chosenAt(first + at)).flat();
  expect(chosen.filter((file) => others.includes(file)).sort()).toEqual([...others].sort());
});

test('no commit runs more than three times its share', () => {
  for (let commit = 0; commit < PARTS; commit++) {
    const count = chosenAt(commit).length - always.length;
    expect(count).toBeLessThan((3 * others.length) / PARTS);
  }
});

test('the filter returns the paths of one commit as jest passes them', async () => {
  const { filtered } = await secondRun(files.map((file) => join(ROOT, file)));
  const parts = Array.from({ length: PARTS }, (_, commit) => chosenAt(commit));
  expect(parts).toContainEqual(filtered.map((path) => relative(ROOT, path)));
});
