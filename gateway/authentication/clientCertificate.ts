import { createHash, X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const MAX_CHARACTERS = 16 * 1024;

/**
 * The SHA-256 thumbprint, base64url, of the client certificate that a trusted proxy passes in a
 * header, after the client has proven possession of its key: percent-encoded PEM as nginx writes it,
 * or `:base64:` of RFC 9440. The proxy must remove any header of this name that a client sends.
 * @param header absent when no proxy passes certificates; the result is then undefined
 * @returns undefined when there is no certificate, or it cannot be parsed
 */
export function certificateThumbprint(
  request: Pick<IncomingMessage, 'headers'>,
  header: string | undefined,
): string | undefined {
  const value = header === undefined ? undefined : request.headers[header.toLowerCase()];
  if (typeof value !== 'string' || value.length > MAX_CHARACTERS) return undefined;
  try {
    const encoded = /^:([A-Za-z0-9+/=]+):$/.exec(value)?.[1];
    const certificate = new X509Certificate(
      encoded === undefined ? decodeURIComponent(value) : Buffer.from(encoded, 'base64'),
    );
    return createHash('sha256').update(certificate.raw).digest('base64url');
  } catch {
    return undefined;
  }
}
