/** What an access token is bound to (its `cnf` claim): nothing, a key, a certificate, or both. */
export interface Confirmation {
  /** RFC 7638 thumbprint of the key whose proof must come with it (RFC 9449, section 6.1). */
  readonly jkt?: string;
  /** SHA-256 thumbprint of the certificate it must come under (RFC 8705, section 3.1). */
  readonly certificate?: string;
}
