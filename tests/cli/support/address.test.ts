import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databasePlace } from '../../../cli/database/config';
import { dataFolder, serviceAddress } from '../../../cli/support/address/config';
import { notAnswered } from '../../../cli/support/address/notAnswered';

describe('the service that a command is meant for', () => {
  it.each([
    ['https://a.example/graphql', { PORT: '4100' }, 'https://a.example (from --url)'],
    ['http://127.0.0.1:4200', {}, 'http://127.0.0.1:4200 (from --url)'],
    [
      undefined,
      { PUBLIC_URL: 'https://credit.example/', PORT: '4100' },
      'https://credit.example (from PUBLIC_URL)',
    ],
    [undefined, { PORT: '4100' }, 'http://127.0.0.1:4100 (from PORT)'],
    [undefined, { HOST: '10.0.0.1', PORT: '4100' }, 'http://10.0.0.1:4100 (from HOST and PORT)'],
    [undefined, { HOST: '0.0.0.0' }, 'http://127.0.0.1:4000 (from HOST)'],
    [undefined, { HOST: '::', PORT: '4100' }, 'http://[::1]:4100 (from HOST and PORT)'],
    [undefined, { PORT: '' }, 'http://127.0.0.1:4000 (default)'],
  ])('is that of %s and %j: %s', (url, env, text) => {
    const address = serviceAddress(url, env);
    expect(address.text).toBe(text);
    expect(address.endpoint).toBe(`${text.split(' ')[0]}/graphql`);
  });

  it.each([
    ['nonsense', {}, '--url must be an http(s) URL, not nonsense.'],
    ['ftp://a.example', {}, '--url must be an http(s) URL, not ftp://a.example.'],
    [
      'https://me:secret@a.example/graphql',
      {},
      '--url must not contain a user name or a password.',
    ],
    [undefined, { PORT: 'many' }, 'The settings are not valid. PORT must be a port number.'],
    [
      undefined,
      { PORT: '0' },
      'PORT is 0, so the product listens on a port that only its own output names: give its address with --url.',
    ],
  ])('is not known from %s and %j', (url, env, message) => {
    expect(() => serviceAddress(url, env)).toThrow(new Error(message));
  });
});

describe('the data folder that a command is meant for', () => {
  it.each([
    ['/srv/a', { DATA_DIR: '/srv/b' }, '/srv/a', 'from --data-dir'],
    [undefined, { DATA_DIR: '/srv/b' }, '/srv/b', 'from DATA_DIR'],
    [undefined, {}, resolve('.data'), 'default'],
  ])('is that of %s and %j', (option, env, folder, source) => {
    expect(dataFolder(option, env).text).toBe(`the data folder ${folder} (${source})`);
  });
});

describe('the database that a command is meant for', () => {
  const uri = 'mongodb://user:secret@one:27017,two:27017/?replicaSet=rs0';

  it('is MONGODB_URI, which is printed without its password', () => {
    expect(databasePlace({}, { MONGODB_URI: uri }).text).toBe(
      'the MongoDB at one:27017,two:27017 (from MONGODB_URI)',
    );
    for (const odd of ['mongodb://u:p/a@one', 'mongodb://u:p?a@one', 'mongodb://u:p#a@one'])
      expect(databasePlace({}, { MONGODB_URI: odd }).text).toBe('the MongoDB (from MONGODB_URI)');
  });

  it('is that of --uri before MONGODB_URI', () => {
    const { config, text } = databasePlace({ uri: 'mongodb://three' }, { MONGODB_URI: uri });
    expect([config.mongodbUri, text]).toEqual([
      'mongodb://three',
      'the MongoDB at three (from --uri)',
    ]);
  });

  it('is not guessed when --data-dir and MONGODB_URI name two', () => {
    expect(() => databasePlace({ dataDir: '/srv/a' }, { MONGODB_URI: uri })).toThrow(
      '--data-dir and MONGODB_URI name two databases',
    );
  });

  it('is not created by a command that only administers it', () => {
    const missing = join(tmpdir(), 'hedong-missing');
    expect(() => databasePlace({}, { DATA_DIR: missing })).toThrow(
      `There is no data folder ${missing}: name that of the product with --data-dir or DATA_DIR.`,
    );
    expect(databasePlace({ creates: true }, { DATA_DIR: missing }).config.dataDir).toBe(missing);
  });
});

it('a request without an answer reports whether anything listens', () => {
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
  expect(notAnswered('http://127.0.0.1:4100/graphql', failed('ECONNREFUSED')).message).toBe(
    'Nothing listens at http://127.0.0.1:4100: start the product there, or give its address with --url.',
  );
  expect(notAnswered('http://no.example/graphql', failed('ENOTFOUND')).message).toBe(
    'The service at http://no.example cannot be reached (ENOTFOUND): check the address, or give another with --url.',
  );
});
