import { createHash, sign, verify } from 'node:crypto';

/** How old a signature may be, and how far the clocks of both sides may differ, in seconds. */
const WINDOW_SECONDS = 60;
const REQUEST = '"@method" "@path" "@query" "content-digest"';
const RESPONSE = '"@status" "content-digest" "signature";req;key="district"';

const INPUT = new RegExp(
  `^district=(\\(${REQUEST}\\);created=(\\d{10});nonce="([A-Za-z0-9_-]{22})";keyid="([A-Za-z0-9._-]{1,64})";alg="ed25519")$`,
);
const SIGNATURE = /^district=:([A-Za-z0-9+/]{86}==):$/;

/** RFC 9530: the digest of a body as a header. */
const digestOf = (body) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/**
 * Verifies requests of districts (RFC 9421, Ed25519), each once.
 * @param keys Map of key id to the public key of a district
 * @param now milliseconds since the epoch
 */
export function requestVerifier(keys, now) {
  /** Nonces by the second in which they were created, for as long as they could be repeated. */
  const nonces = new Map();

  function firstUse(nonce, created, seconds) {
    for (const second of nonces.keys())
      if (second < seconds - 2 * WINDOW_SECONDS) nonces.delete(second);
    const used = nonces.get(created) ?? new Set();
    nonces.set(created, used);
    return used.size < used.add(nonce).size;
  }

  /** Whether the request is signed by a district, is recent, and was not received before. */
  return ({ method, url, headers }, body) => {
    const [, parameters, created, nonce, kid] = INPUT.exec(headers['signature-input'] ?? '') ?? [];
    const [, given] = SIGNATURE.exec(headers['signature'] ?? '') ?? [];
    const key = keys.get(kid);
    if (!parameters || !given || !key) return false;
    const seconds = now() / 1000;
    if (Math.abs(seconds - Number(created)) > WINDOW_SECONDS) return false;
    if (headers['content-digest'] !== digestOf(body)) return false;
    const { pathname, search } = new URL(url, 'http://city');
    const base = [
      `"@method": ${method}`,
      `"@path": ${pathname}`,
      `"@query": ${search === '' ? '?' : search}`,
      `"content-digest": ${digestOf(body)}`,
      `"@signature-params": ${parameters}`,
    ].join('\n');
    if (!verify(null, Buffer.from(base), key, Buffer.from(given, 'base64'))) return false;
    return firstUse(nonce, Number(created), seconds);
  };
}

/** The headers of a response that is bound to the signature of its request. */
export function responseHeaders({ status, body, requestSignature }, { kid, key }, now) {
  const created = Math.floor(now() / 1000);
  const parameters = `(${RESPONSE});created=${created};keyid="${kid}";alg="ed25519"`;
  const digest = digestOf(body);
  const base = [
    `"@status": ${status}`,
    `"content-digest": ${digest}`,
    `"signature";req;key="district": ${requestSignature.replace(/^district=/, '')}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  return {
    'content-digest': digest,
    'signature-input': `city=${parameters}`,
    signature: `city=:${sign(null, Buffer.from(base), key).toString('base64')}:`,
  };
}
