const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Longest origin: a host name has at most 253 characters. */
const MAX_LENGTH = 270;

/**
 * Whether a text is the origin of web pages exactly as browsers send it: `https` with a host and
 * perhaps a port, or `http` on a loopback address, for development.
 */
export function isWebOrigin(text: string): boolean {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
