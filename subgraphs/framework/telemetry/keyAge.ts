import { stat } from 'node:fs/promises';
import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import { VAULT_SETTINGS } from '../vault/config';

/**
 * Reports the age of the vault's key rings: the time since their files changed, which a rotation
 * does. Keys that do not come from files have no known age.
 * @param settings the settings of the vault, with the names of the files
 */
export function observeKeyAge(metrics: Metrics, settings: Readonly<Record<string, string>>): void {
  const files = Object.entries(VAULT_SETTINGS).flatMap(([ring, name]): [string, string][] => {
    const file = settings[`${name}_FILE`];
    return file === undefined ? [] : [[ring, file]];
  });
  metrics.gauge('credit_vault_key_age_seconds', async () =>
    Promise.all(
      files.map(async ([ring, file]) => ({
        values: [ring],
        value: (Date.now() - (await stat(file)).mtimeMs) / 1000,
      })),
    ),
  );
}
