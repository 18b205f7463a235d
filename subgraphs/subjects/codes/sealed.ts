import type { SealedFields } from '../../framework/vault/sealedFields';
import { FORMER_CODES } from './model';

/** The place of the blind indexes of former numbers. */
export const FORMER_NUMBER = 'FormerNumber.number';

/** The sealed fields of former codes: the numbers of persons. */
export const FORMER_CODES_SEALED: SealedFields = {
  collection: FORMER_CODES,
  subject: 'subjectId',
  fields: [{ field: FORMER_NUMBER, path: 'number', index: 'numberIndex' }],
};
