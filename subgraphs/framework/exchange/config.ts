import { EXCHANGE_SETTINGS } from '../../../process/settings/exchange';
import { readSettings, type Values } from '../../../process/settings/readSettings';
import { readCityKeys, readDistrictKeys } from './city/keys';
import type { ExchangeSettings } from './settings';

type Read = Values<typeof EXCHANGE_SETTINGS>;

/**
 * The exchange with the city from EXCHANGE_MODE and the settings beside it; undefined when it is
 * off.
 * @throws Error with one sentence for each setting that is missing or invalid; no message contains
 *   a key
 */
export function readExchangeConfig(
  env: NodeJS.ProcessEnv = process.env,
): ExchangeSettings | undefined {
  const values = readSettings(EXCHANGE_SETTINGS, env, { check: contradictions });
  const { EXCHANGE_MODE: mode, EXCHANGE_URL: url, EXCHANGE_FOLDER: folder } = values;
  if (mode === 'off') return undefined;
  return Object.freeze({
    mode,
    feeds: values.EXCHANGE_FEEDS ?? [],
    keys: readDistrictKeys(values.EXCHANGE_KEYS!),
    ...(url !== undefined && { url: url.replace(/\/+$/, '') }),
    ...(folder !== undefined && { folder }),
    ...(values.EXCHANGE_CITY_KEYS !== undefined && {
      cityKeys: readCityKeys(values.EXCHANGE_CITY_KEYS),
    }),
  });
}

function contradictions(values: Read): string[] {
  const { EXCHANGE_MODE: mode, EXCHANGE_URL: url, EXCHANGE_FEEDS: feeds = [] } = values;
  if (mode === 'off') return [];
  const faults: string[] = [];
  if (values.EXCHANGE_KEYS === undefined)
    faults.push('EXCHANGE_KEYS or EXCHANGE_KEYS_FILE must be set unless EXCHANGE_MODE is off.');
  if (mode === 'http' && url === undefined)
    faults.push('EXCHANGE_URL must be set when EXCHANGE_MODE is http.');
  if (mode === 'files' && values.EXCHANGE_FOLDER === undefined)
    faults.push('EXCHANGE_FOLDER must be set when EXCHANGE_MODE is files.');
  if (feeds.length > 0 && url === undefined)
    faults.push('EXCHANGE_URL must be set when EXCHANGE_FEEDS names a feed.');
  if (url !== undefined && values.EXCHANGE_CITY_KEYS === undefined)
    faults.push('EXCHANGE_CITY_KEYS or EXCHANGE_CITY_KEYS_FILE must be set with EXCHANGE_URL.');
  return faults;
}
