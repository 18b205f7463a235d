import { INTERNATIONAL } from './international';
import { NATIONAL } from './national';
import type { CryptoSuite, SuiteName } from './suite';

/** The suites by name. */
export const SUITES: Readonly<Record<SuiteName, CryptoSuite>> = {
  international: INTERNATIONAL,
  national: NATIONAL,
};
