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

/** Keys of a log that is signed with SM2 over a tree of SM3. */
export const nationalLogKeys = readLogKeys(newSigningKey('national'), newPseudonymKey('national'));
