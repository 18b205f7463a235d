import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../process/root';

interface Shares {
  (paths: readonly string[]): Promise<{ readonly filtered: readonly string[] }>;
  readonly DEPEND_ON_NODE: readonly string[];
  readonly EVERY_COMMIT: readonly string[];
  readonly OLDER_PARTS: number;
  readonly PARTS: number;
  readonly SLOW: readonly string[];
  readonly SLOW_PARTS: number;
  readonly runsOnNewer: (file: string, commit: number) => boolean;
  readonly runsOnOlder: (file: string, commit: number) => boolean;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- jest loads the filter as CommonJS
const shares = require('../../.ci/shares.cjs') as Shares;
const { DEPEND_ON_NODE, EVERY_COMMIT, OLDER_PARTS, PARTS, SLOW, SLOW_PARTS } = shares;
const { runsOnNewer, runsOnOlder } = shares;

const files = ['tests', 'packages/embedded-mongo/tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`),
);
const dependent = files.filter((file) => DEPEND_ON_NODE.some((start) => file.startsWith(start)));
const COMMITS = Array.from({ length: PARTS }, (_, index) => 1234 + index);

test('the lists name files that exist', () => {
  expect(SLOW.filter((file) => !files.includes(file))).toEqual([]);
  for (const start of [...DEPEND_ON_NODE, ...EVERY_COMMIT])
    expect([start, files.some((file) => file.startsWith(start))]).toEqual([start, true]);
});

test('the files that depend on Node run on both versions at every commit', () => {
  for (const commit of COMMITS)
    for (const file of dependent)
      expect([runsOnNewer(file, commit), runsOnOlder(file, commit)]).toEqual([true, true]);
});

const others = files.filter((one) => !dependent.includes(one) && !SLOW.includes(one));
const runs = (file: string, commit: number) =>
  Number(runsOnNewer(file, commit)) + Number(runsOnOlder(file, commit));

test('the files about who sees what run once at every commit', () => {
  const these = others.filter((file) => EVERY_COMMIT.some((start) => file.startsWith(start)));
  for (const commit of COMMITS)
    for (const file of these) expect([file, runs(file, commit)]).toEqual([file, 1]);
});

test('every other file but the slow ones runs once or twice in successive commits', () => {
  for (const commit of COMMITS)
    for (const file of others) {
      const count = [...Array(OLDER_PARTS).keys()].reduce(
        (sum, next) => sum + runs(file, commit + next),
        0,
      );
      expect([file, count > 0 && count <= OLDER_PARTS]).toEqual([file, true]);
    }
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
  const chosen = Number(process.versions.node.split('.')[0]) >= 24 ? runsOnNewer : runsOnOlder;
  const each = COMMITS.map((commit) => files.filter((file) => chosen(file, commit)));
  expect(each).toContainEqual(filtered.map((path) => relative(ROOT, path)));
});
