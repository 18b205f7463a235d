import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { between, keyBytes, oneOf, text } from '../../../process/settings/forms';
import { readSettings } from '../../../process/settings/readSettings';
import { setting } from '../../../process/settings/setting';

const about = { english: 'English.', chinese: '中文。' };
const SETTINGS = {
  LEVEL: setting(oneOf(['low', 'high'], 'must be low or high'), about, {
    default: 'low',
    production: 'high',
  }),
  COUNT: setting(between(1, 9), about, { default: 4, subgraph: 1 }),
  KEY: setting(keyBytes, { ...about, secret: true }),
  NAME: setting(text('name', '名称', 'must not be empty'), about),
} as const;
const KEY = 'A'.repeat(22);

test('uses the default of a setting that is missing or empty', () => {
  const values = readSettings(SETTINGS, { COUNT: '', NAME: '' });
  expect(values).toEqual({ LEVEL: 'low', COUNT: 4, KEY: undefined, NAME: undefined });
  expect(Object.isFrozen(values)).toBe(true);
});

test('uses the defaults of production and of a subgraph', () => {
  expect(readSettings(SETTINGS, { NODE_ENV: 'production' }).LEVEL).toBe('high');
  expect(readSettings(SETTINGS, {}, { production: true }).LEVEL).toBe('high');
  expect(readSettings(SETTINGS, { NODE_ENV: 'production' }, { production: false }).LEVEL).toBe(
    'low',
  );
  const { COUNT, LEVEL } = readSettings(SETTINGS, {}, { subgraph: true });
  expect([COUNT, LEVEL]).toEqual([1, 'low']);
});

test('prefers set values to every default', () => {
  const env = { NODE_ENV: 'production', LEVEL: 'low', COUNT: '9' };
  expect(readSettings(SETTINGS, env, { subgraph: true })).toMatchObject({ LEVEL: 'low', COUNT: 9 });
});

test('reads only secrets from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedong-settings-'));
  try {
    writeFileSync(join(folder, 'key'), `${KEY}\n`);
    const env = { KEY_FILE: join(folder, 'key'), NAME_FILE: join(folder, 'key') };
    const { KEY: key, NAME } = readSettings(SETTINGS, env);
    expect([key?.length, NAME]).toEqual([16, undefined]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('lists every fault in the order of the settings, without values', () => {
  const env = { LEVEL: 'loud', COUNT: '0', KEY: 'hunter2' };
  const read = () => readSettings(SETTINGS, env, { required: ['NAME'] });
  expect(read).toThrow(
    new Error(
      'The settings are not valid. LEVEL must be low or high. COUNT must be a whole number from 1 to 9. ' +
        'KEY must hold at least 16 bytes in base64url. NAME must be set.',
    ),
  );
});

test('names the file of a required secret', () => {
  expect(() => readSettings(SETTINGS, {}, { required: ['KEY'] })).toThrow(
    'KEY or KEY_FILE must be set.',
  );
  expect(() => readSettings(SETTINGS, { KEY_FILE: '/nowhere' }, { required: ['KEY'] })).toThrow(
    new Error('The settings are not valid. KEY_FILE names a file that cannot be read.'),
  );
});

test('compares values only when each is well-formed', () => {
  const check = () => ['NAME does not go with COUNT.'];
  expect(() => readSettings(SETTINGS, { NAME: 'a' }, { check })).toThrow(
    new Error('The settings are not valid. NAME does not go with COUNT.'),
  );
  expect(() => readSettings(SETTINGS, { COUNT: 'x' }, { check })).not.toThrow('go with');
});
