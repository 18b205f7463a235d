import type { IncomingMessage } from 'node:http';
import { creditError } from '../../schema/errors';
import { timesSent } from '../http/timesSent';
import type { AdmissionStep } from './admission';

/** The request header in which an institution names the consents that it relies on. */
const CONSENT_HEADER = 'consent';

/** The request header that identifies a request across its retries. */
const IDEMPOTENCY_HEADER = 'idempotency-key';

/** Number of consents that one request may name. */
const MAX_CONSENTS = 100;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const KEY = /^[\x21-\x7e]{8,64}$/;

/**
 * Reads the consents that a request names: their ids, separated by commas; and the idempotency key.
 * The consents are resolved later, before execution, so an invalid operation reserves none.
 * @throws BAD_USER_INPUT for more than 100 consents, or for a malformed id or key
 */
export const namedConsents: AdmissionStep = (admission, { request }) => {
  const header = request.headers[CONSENT_HEADER] as string | undefined;
  if (header === undefined) return admission;
  const ids = [...new Set(header.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > MAX_CONSENTS)
    throw creditError(
      'BAD_USER_INPUT',
      `The header ${CONSENT_HEADER} names ${ids.length} consents; at most ${MAX_CONSENTS} are allowed.`,
    );
  if (!ids.every((id) => ID.test(id)))
    throw creditError(
      'BAD_USER_INPUT',
      `The header ${CONSENT_HEADER} must list ids of consents, separated by commas.`,
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
