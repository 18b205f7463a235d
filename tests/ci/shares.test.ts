import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../process/root';

interface Shares {
  (paths: readonly string[]): Promise<{ readonly filtered: readonly string[] }>;
  readonly DEPEND_ON_NODE: readonly string[];
  readonly PARTS: number;
  readonly SLOW: readonly string[];
  readonly SLOW_PARTS: number;
  readonly runsOnNewer: (file: string, commit: number) => boolean;
  readonly runsOnOlder: (file: string, commit: number) => boolean;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest loads the filter as CommonJS
const shares = require('../../.ci/shares.cjs') as Shares;
const { DEPEND_ON_NODE, PARTS, SLOW, SLOW_PARTS, runsOnNewer, runsOnOlder } = shares;

const files = ['tests', 'packages/embedded-mongo/tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`),
);
const dependent = files.filter((file) => DEPEND_ON_NODE.some((start) => file.startsWith(start)));
const COMMITS = Array.from({ length: PARTS }, (_, index) => 1234 + index);

test('the lists name files that exist', () => {
  expect(SLOW.filter((file) => !files.includes(file))).toEqual([]);
  for (const start of DEPEND_ON_NODE)
    expect([start, files.some((file) => file.startsWith(start))]).toEqual([start, true]);
});

test('the files that depend on Node run on both versions at every commit', () => {
  for (const commit of COMMITS)
    for (const file of dependent)
      expect([runsOnNewer(file, commit), runsOnOlder(file, commit)]).toEqual([true, true]);
});

test('every other file but the slow ones runs once at every commit', () => {
  for (const commit of COMMITS)
    for (const file of files.filter((one) => !dependent.includes(one) && !SLOW.includes(one)))
      expect(runsOnNewer(file, commit)).not.toBe(runsOnOlder(file, commit));
});

test('successive commits run every file on the older version, and all but the slow on the newer', () => {
  const missed = (runs: typeof runsOnNewer, commits: readonly number[]) =>
    files.filter((file) => !commits.some((commit) => runs(file, commit)));
  expect(missed(runsOnNewer, COMMITS)).toEqual(files.filter((file) => SLOW.includes(file)));
  expect(missed(runsOnOlder, COMMITS.slice(0, SLOW_PARTS))).toEqual([]);
});

test('no commit runs more than three times its share on the newer version', () => {
  for (const commit of COMMITS) {
    const count = files.filter((file) => runsOnNewer(file, commit)).length - dependent.length;
    expect(count).toBeLessThan((3 * files.length) / PARTS);
  }
});

test('the filter returns the paths of one commit as jest passes them', async () => {
  const { filtered } = await shares(files.map((file) => join(ROOT, file)));
  const runs = Number(process.versions.node.split('.')[0]) >= 24 ? runsOnNewer : runsOnOlder;
  const each = COMMITS.map((commit) => files.filter((file) => runs(file, commit)));
  expect(each).toContainEqual(filtered.map((path) => relative(ROOT, path)));
});
