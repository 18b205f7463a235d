/** Codes of RFC 6749, section 5.2, and RFC 9449, sections 5 and 8. */
export type OauthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce'
  | 'temporarily_unavailable';

/** The refusal of a token request. The message is one sentence that may reach the client. */
export class OauthError extends Error {
  override readonly name = 'OauthError';
  readonly code: OauthErrorCode;

  constructor(code: OauthErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  /** The HTTP status of the response. */
  get status(): number {
    if (this.code === 'temporarily_unavailable') return 503;
    return this.code === 'invalid_client' ? 401 : 400;
  }
}
