import type { IncomingMessage } from 'node:http';
import { creditError } from '../../schema/errors';
import { timesSent } from '../http/timesSent';
import type { AdmissionStep } from './admission';

/** The request header in which an institution names the consents it relies on. */
const CONSENT_HEADER = 'consent';

/** The request header by which a client tells a retry from a new request. */
const IDEMPOTENCY_HEADER = 'idempotency-key';

/** How many consents one request may name. */
const MOST_CONSENTS = 100;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const KEY = /^[\x21-\x7e]{8,64}$/;

/**
 * Reads which consents a request names: their ids, separated by commas; and the key that tells a
 * retry. What they open is resolved later, before execution, so that an operation that is not
 * valid asks for none.
 * @throws BAD_USER_INPUT for more than 100, or for what is no id or no key
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
  if (ids.length === 0) return admission;
  const key = idempotencyKeyOf(request);
  return { ...admission, consents: ids, ...(key !== undefined && { idempotencyKey: key }) };
};

function idempotencyKeyOf(request: IncomingMessage): string | undefined {
  const key = request.headers[IDEMPOTENCY_HEADER];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key) || timesSent(request, IDEMPOTENCY_HEADER) > 1)
    throw creditError(
      'BAD_USER_INPUT',
      `The header ${IDEMPOTENCY_HEADER} must be sent once and have 8 to 64 printable ASCII characters without blanks.`,
    );
  return key;
}
