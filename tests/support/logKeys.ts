import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { readLogKeys } from '../../schema/log/logKeys';

/** The settings by which another process finds the keys of a test's disclosure log. */
export const testLogSettings = {
  LOG_SIGNING_KEY: newSigningKey(),
  LOG_PSEUDONYM_KEY: newPseudonymKey(),
};

/** Keys of a test's disclosure log. */
export const testLogKeys = readLogKeys(
  testLogSettings.LOG_SIGNING_KEY,
  testLogSettings.LOG_PSEUDONYM_KEY,
);
