import { createHash, X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const MOST = 16 * 1024;

/**
 * The SHA-256 thumbprint, base64url, of the client certificate that a proxy in front has verified
 * and passed in a header: percent-encoded PEM as nginx writes it, or `:base64:` of RFC 9440. The
 * proxy must take away whatever a client sends under that name.
 * @param header absent where no proxy passes certificates; then there is never one
 * @returns undefined where there is no certificate, or none that can be read
 */
export function certificateThumbprint(
  request: Pick<IncomingMessage, 'headers'>,
  header: string | undefined,
): string | undefined {
  const value = header === undefined ? undefined : request.headers[header.toLowerCase()];
  if (typeof value !== 'string' || value.length > MOST) return undefined;
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
