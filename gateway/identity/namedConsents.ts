import { creditError } from '../../schema/errors';
import type { AdmissionStep } from './admission';

/** The request header in which an institution names the consents it relies on. */
export const CONSENT_HEADER = 'consent';

/** How many consents one request may name. */
export const MOST_CONSENTS = 100;

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Reads which consents a request names: their ids, separated by commas. What they open is
 * settled later, just before execution, so that an operation that is not valid uses up nothing.
 * @throws BAD_USER_INPUT for more than 100, or for what is no id
 */
export const namedConsents: AdmissionStep = (admission, { request }) => {
  const header = request.headers[CONSENT_HEADER] as string | undefined;
  if (header === undefined) return admission;
  const ids = [...new Set(header.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > MOST_CONSENTS)
    throw creditError(
      'BAD_USER_INPUT',
      `The header ${CONSENT_HEADER} names ${ids.length} consents; at most ${MOST_CONSENTS} may be named at once.`,
    );
  if (!ids.every((id) => ID.test(id)))
    throw creditError(
      'BAD_USER_INPUT',
      `The header ${CONSENT_HEADER} must be ids of consents, separated by commas.`,
    );
  return ids.length === 0 ? admission : { ...admission, consents: ids };
};
