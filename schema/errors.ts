import { GraphQLError } from 'graphql';

/**
 * The error catalogue: every code a caller can meet, the sentence it comes with by default and
 * the HTTP status of a request that fails as a whole with it. README.md lists the same codes; a
 * test compares the two.
 */
export const ERRORS = {
  UNAUTHENTICATED: { status: 401, message: 'A valid access token is needed.' },
  TOKEN_INVALID: {
    status: 401,
    message: 'The access token is malformed or its signature does not verify.',
  },
  TOKEN_EXPIRED: { status: 401, message: 'The access token has expired; get a new one.' },
  TOKEN_WRONG_AUDIENCE: {
    status: 401,
    message: 'The access token was issued for another service.',
  },
  TOKEN_WRONG_ISSUER: {
    status: 401,
    message: 'The access token was issued by an issuer this gateway does not trust.',
  },
  IDENTITY_REFUSED: {
    status: 401,
    message: 'The request does not carry a valid gateway identity.',
  },
  FORBIDDEN: { status: 403, message: 'This caller may not do that.' },
  UNAUTHORIZED_FIELD_OR_TYPE: { status: 200, message: 'Unauthorized field or type' },
  CLIENT_UNKNOWN: { status: 401, message: 'The client of this token is not registered here.' },
  CLIENT_SUSPENDED: { status: 403, message: 'This client is suspended.' },
  CLIENT_UNCONFIRMED: {
    status: 403,
    message: 'An officer must first confirm that this client belongs to its organisation.',
  },
  TOKEN_NOT_BOUND: {
    status: 401,
    message: 'This client must bind its access tokens to a key (DPoP) or a certificate.',
  },
  DPOP_PROOF_INVALID: { status: 401, message: 'The DPoP proof of the request does not hold.' },
  DPOP_NONCE_REQUIRED: {
    status: 401,
    message: 'The DPoP proof must carry the nonce given in the DPoP-Nonce header.',
  },
  PURPOSE_REQUIRED: { status: 403, message: 'A purpose must be named for that.' },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    message: 'This caller may not ask for the purpose it named.',
  },
  CASE_REQUIRED: { status: 403, message: 'A case must be named for that purpose.' },
  REASON_REQUIRED: { status: 403, message: 'A reason must be given for an emergency access.' },
  OUT_OF_JURISDICTION: { status: 403, message: 'That lies outside the jurisdiction named.' },
  CONSENT_REQUIRED: { status: 403, message: 'The consent of the subject is needed for that.' },
  CONSENT_REVOKED: { status: 403, message: 'The consent has been revoked.' },
  CONSENT_EXPIRED: { status: 403, message: 'The consent has expired.' },
  CONSENT_EXHAUSTED: { status: 403, message: 'The consent has been used as often as it allows.' },
  CONSENT_IN_USE: {
    status: 403,
    message: 'Requests under way hold the last uses of the consent; try again shortly.',
  },
  SEPARATE_CONSENT_REQUIRED: {
    status: 403,
    message: 'That needs a separate consent in writing.',
  },
  PROOF_REQUIRED: { status: 403, message: 'A proof recorded by a steward is needed for that.' },
  NOT_FOUND: {
    status: 404,
    message: 'There is no such resource, or this caller may not see it.',
  },
  CONFLICT: {
    status: 409,
    message: 'The resource has changed since it was read; read it again.',
  },
  INVALID_TRANSITION: {
    status: 409,
    message: 'The resource is not in a state in which that can be done.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    message: 'The key of this request was used before for another one.',
  },
  DISCLOSURE_LOG_UNAVAILABLE: {
    status: 503,
    message: 'The disclosure log cannot be written at the moment, so nothing is disclosed.',
  },
  DISCLOSURE_LOG_STOPPED: {
    status: 503,
    message:
      'The disclosure log is not as it was signed, so nothing is disclosed until an operator has restored it.',
  },
  BAD_USER_INPUT: { status: 400, message: 'The input is not valid.' },
  INVALID_CURSOR: { status: 400, message: 'The cursor is not one this query gave out.' },
  PAGE_SIZE_OUT_OF_RANGE: { status: 400, message: 'The page size must be between 1 and 100.' },
  TOO_MANY_IDS: { status: 400, message: 'At most 100 ids may be asked for at once.' },
  INVALID_OPERATION: { status: 400, message: 'The operation is not valid.' },
  OPERATION_TOO_LARGE: { status: 400, message: 'The operation asks for too much at once.' },
  OPERATION_TOO_EXPENSIVE: {
    status: 400,
    message: 'The operation costs more than one operation may.',
  },
  OPERATION_TOO_COMPLEX: {
    status: 400,
    message:
      'The operation takes too much to plan. Ask for fewer steps from record to record, or split it into several operations.',
  },
  OPERATION_NOT_SAFELISTED: {
    status: 403,
    message: 'This client may only send operations that are registered for it, by their id.',
  },
  RATE_LIMITED: { status: 429, message: 'This client has spent its allowance for the moment.' },
  SUBJECT_LIMIT_REACHED: {
    status: 429,
    message: 'This client has asked about as many different subjects as it may.',
  },
  SUBGRAPH_UNAVAILABLE: { status: 503, message: 'Part of the data is unavailable at the moment.' },
  STORE_UNAVAILABLE: {
    status: 503,
    message: 'The database is unavailable at the moment; try again shortly.',
  },
  PLANNER_BUSY: {
    status: 503,
    message: 'Too many new operations wait to be planned; repeat the request shortly.',
  },
  NOT_READY: { status: 503, message: 'The service is starting or stopping.' },
  INTERNAL_ERROR: { status: 500, message: 'Something went wrong on our side.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/**
 * An error of the catalogue.
 * @param message a whole sentence naming what is wrong; the catalogue's own when omitted. It
 *   reaches the caller, so it must not carry a personal value.
 */
export function creditError(
  code: ErrorCode,
  message: string = ERRORS[code].message,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** Whether a code belongs to the catalogue. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
