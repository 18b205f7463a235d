/** The binding of an access token (its `cnf` claim): nothing, a key, a certificate, or both. */
export interface Confirmation {
  /** RFC 7638 thumbprint of the key that must sign the proof (RFC 9449, section 6.1). */
  readonly jkt?: string;
  /** SHA-256 thumbprint of the client certificate of the connection (RFC 8705, section 3.1). */
  readonly certificate?: string;
}
