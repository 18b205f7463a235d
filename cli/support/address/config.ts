import { resolve } from 'node:path';
import { DATABASE_SETTINGS } from '../../../process/settings/database';
import { readSettings } from '../../../process/settings/readSettings';
import { SERVICE_SETTINGS } from '../../../process/settings/service';
import { placeText, type Place } from './place';

/** A running service. */
export interface ServiceAddress extends Place {
  /** Its GraphQL endpoint. */
  readonly endpoint: string;
}

/** The data folder of a product. */
export interface DataFolder extends Place {
  readonly dataDir: string;
}

const GRAPHQL_PATH = '/graphql';
/** Addresses to listen on that nothing can connect to, and the loopback address that answers. */
const WILDCARDS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * The service that a command is meant for: the URL of the option, or else PUBLIC_URL, or else HOST
 * and PORT, or else the default of `npm start`.
 * @param url the value of `--url`; without a path it names the service, with one the endpoint
 * @throws Error with one sentence when the address is not valid or not known
 */
export function serviceAddress(
  url: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): ServiceAddress {
  if (url !== undefined) return addressAt(endpointOf(url), '--url');
  const { PUBLIC_URL, HOST, PORT } = readSettings(SERVICE_SETTINGS, env);
  if (PUBLIC_URL !== undefined)
    return addressAt(`${PUBLIC_URL.replace(/\/+$/, '')}${GRAPHQL_PATH}`, 'PUBLIC_URL');
  if (PORT === 0)
    throw new Error(
      'PORT is 0, so the product listens on a port that only its own output names: give its address with --url.',
    );
  const host = WILDCARDS[HOST] ?? HOST;
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
  const source = ['HOST', 'PORT'].filter((name) => env[name]).join(' and ');
  return addressAt(`${base}${GRAPHQL_PATH}`, source === '' ? undefined : source);
}

/**
 * The data folder that a command is meant for: that of the option, or else DATA_DIR, or else the
 * default of `npm start`.
 * @param folder the value of `--data-dir`
 */
export function dataFolder(
  folder: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): DataFolder {
  if (folder === '') throw new Error('--data-dir must name a folder.');
  const { DATA_DIR } = readSettings({ DATA_DIR: DATABASE_SETTINGS.DATA_DIR }, env);
  const dataDir = folder ?? DATA_DIR;
  const source = folder !== undefined ? '--data-dir' : env['DATA_DIR'] ? 'DATA_DIR' : undefined;
  return { dataDir, text: placeText(`the data folder ${resolve(dataDir)}`, source) };
}

function addressAt(endpoint: string, source: string | undefined): ServiceAddress {
  return { endpoint, text: placeText(endpoint.replace(/\/graphql$/, ''), source) };
}

/** @throws Error unless the text is an http(s) URL; the message never contains a password */
function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.username !== '' || url.password !== ''))
    throw new Error('--url must not contain a user name or a password.');
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error(`--url must be an http(s) URL, not ${text}.`);
  return url.pathname === '/' ? new URL(GRAPHQL_PATH, url).href : text;
}
