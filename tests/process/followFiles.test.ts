import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { followFiles, type Followed } from '../../process/followFiles';
import { eventually } from '../support/eventually';

let folder: string;
let faults: string[];
let followed: Followed<{ readonly value: number }>;
const file = (name: string) => join(folder, name);

/** Reads a number from a file. */
const read = (path: string) => () => {
  const value = Number(readFileSync(path, 'utf8') || NaN);
  if (Number.isNaN(value)) throw new Error('The file contains no number.');
  return { value };
};
function follow(name: string) {
  const path = file(name);
  followed = followFiles({
    files: [path],
    read: read(path),
    onReplaced: () => undefined,
    onFault: (reason) => faults.push(reason),
  });
}
const expectValue = (value: number) =>
  eventually(() => expect(followed.current).toEqual({ value }), { within: 5000 });
function replace(name: string, text: string) {
  writeFileSync(file('draft'), text);
  renameSync(file('draft'), file(name));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hedong-follow-'));
  faults = [];
});
afterEach(() => {
  followed.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('follows a file that is written again, or replaced by another', async () => {
  writeFileSync(file('key'), '1');
  follow('key');
  expect(followed.current).toEqual({ value: 1 });
  writeFileSync(file('key'), '22');
  await expectValue(22);
  replace('key', '333');
  await expectValue(333);
  expect(faults).toEqual([]);
});

it('follows a mounted secret, whose folder is replaced by renaming a symbolic link', async () => {
  for (const [version, text] of [
    ['v1', '1'],
    ['v2', '2'],
  ] as const) {
    mkdirSync(file(version));
    writeFileSync(join(file(version), 'key'), text);
  }
  symlinkSync('v1', file('..data'));
  symlinkSync('..data/key', file('key'));
  follow('key');
  symlinkSync('v2', file('..next'));
  renameSync(file('..next'), file('..data'));
  await expectValue(2);
});

it('keeps the value while a file is faulty or missing, and reports each fault once', async () => {
  writeFileSync(file('key'), '1');
  follow('key');
  const { current } = followed;
  writeFileSync(file('key'), 'broken');
  await eventually(() => expect(faults).toEqual(['The file contains no number.']));
  await wait(1500);
  expect(faults).toHaveLength(1);
  expect(followed.current).toBe(current);
  rmSync(file('key'));
  await eventually(() => expect(faults).toHaveLength(2));
  expect(followed.current).toBe(current);
  replace('key', '2');
  await expectValue(2);
  expect(faults).toHaveLength(2);
});

it('looks immediately on request', async () => {
  writeFileSync(file('key'), '1');
  follow('key');
  replace('key', '2');
  await followed.recheck();
  expect(followed.current).toEqual({ value: 2 });
});

it('does not begin with a faulty file', () => {
  writeFileSync(file('key'), 'broken');
  expect(() => follow('key')).toThrow('The file contains no number.');
});
