import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The hash function of a request's digests and of the HMAC over them. */
export type RequestHash = 'sha256' | 'sm3';

/** A secret with the hash function that it is used with. */
export interface RequestKey {
  readonly secret: Buffer;
  readonly hash: RequestHash;
}

/** Names in headers. RFC 9530 and RFC 9421 register none for SM3. */
const DIGESTS: Readonly<Record<RequestHash, string>> = { sha256: 'sha-256', sm3: 'sm3' };
const ALGORITHMS: Readonly<Record<RequestHash, string>> = {
  sha256: 'hmac-sha256',
  sm3: 'hmac-sm3',
};

/** Header that contains the identity assertion. */
export const ASSERTION_HEADER = 'identity-assertion';
const ASSERTION_DIGEST_HEADER = 'identity-assertion-digest';
export const REQUEST_ID_HEADER = 'x-request-id';

/** Maximum age of a signature in seconds, and the tolerance for clocks that are ahead. */
export const SIGNATURE_WINDOW = 30;
const SKEW_SECONDS = 5;

/** The components that a signature covers; a signature must cover exactly these. */
const COVERED = [
  '"@method"',
  '"@path"',
  '"content-digest"',
  `"${ASSERTION_DIGEST_HEADER}"`,
  `"${REQUEST_ID_HEADER}"`,
].join(' ');

const INPUT = new RegExp(
  `^gw=(\\(${COVERED}\\);created=(\\d{10});nonce="([A-Za-z0-9_-]{22})";keyid="([A-Za-z0-9._-]{1,64})";alg="(hmac-sha256|hmac-sm3)")$`,
);
const SIGNATURE = /^gw=:([A-Za-z0-9+/]{43}=):$/;

/** The parts of a request that both sides sign or verify. */
export interface SignedMessage {
  readonly method: string;
  /** Path without query, as in the HTTP request line. */
  readonly path: string;
  readonly body: string | Buffer;
  readonly assertion: string;
  readonly requestId: string;
  /**
   * `fieldDigest` of the assertion with the hash function of the key, when the signer has computed it already; verification ignores
   * it.
   */
  readonly assertionDigest?: string;
}

/** The result of a successful verification. */
export interface VerifiedSignature {
  /** Valid once within the window; a second use is a replay. */
  readonly nonce: string;
  readonly created: number;
}

/**
 * Signs a request according to RFC 9421 with the HMAC of the key, over the method, the path, the digest of
 * the body, the digest of the assertion and the request id.
 * @param now milliseconds since the epoch
 * @returns the headers to send
 */
export function signRequest(
  message: SignedMessage,
  { kid, secret, hash, now }: RequestKey & { readonly kid: string; readonly now: number },
): Record<string, string> {
  const created = Math.floor(now / 1000);
  const nonce = freshNonce();
  const parameters = `(${COVERED});created=${created};nonce="${nonce}";keyid="${kid}";alg="${ALGORITHMS[hash]}"`;
  const contentDigest = fieldDigest(message.body, hash);
  const assertionDigest = message.assertionDigest ?? fieldDigest(message.assertion, hash);
  const base = signatureBase(message, contentDigest, assertionDigest, parameters);
  return {
    [ASSERTION_HEADER]: message.assertion,
    [ASSERTION_DIGEST_HEADER]: assertionDigest,
    [REQUEST_ID_HEADER]: message.requestId,
    'content-digest': contentDigest,
    'signature-input': `gw=${parameters}`,
    signature: `gw=:${hmac({ secret, hash }, base).toString('base64')}:`,
  };
}

/**
 * Verifies the signature of a request against its headers and its body as received.
 * @param now milliseconds since the epoch
 * @returns undefined when any check fails, without the reason
 */
export function verifyRequestSignature(
  message: SignedMessage,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  { keys, now }: { keys: ReadonlyMap<string, RequestKey>; now: number },
): VerifiedSignature | undefined {
  const [, parameters, createdText, nonce, kid, algorithm] =
    INPUT.exec(one(headers['signature-input'])) ?? [];
  const signature = SIGNATURE.exec(one(headers['signature']))?.[1];
  if (parameters === undefined || nonce === undefined || signature === undefined) return undefined;
  const key = keys.get(kid ?? '');
  const created = Number(createdText);
  const age = now / 1000 - created;
  if (!key || age > SIGNATURE_WINDOW || age < -SKEW_SECONDS) return undefined;
  // The key decides the algorithm; the header only names it.
  if (algorithm !== ALGORITHMS[key.hash]) return undefined;
  // The digests are computed here; the headers contain only the signed values.
  const contentDigest = fieldDigest(message.body, key.hash);
  const assertionDigest = fieldDigest(message.assertion, key.hash);
  if (one(headers['content-digest']) !== contentDigest) return undefined;
  if (one(headers[ASSERTION_DIGEST_HEADER]) !== assertionDigest) return undefined;
  const expected = hmac(key, signatureBase(message, contentDigest, assertionDigest, parameters));
  if (!timingSafeEqual(expected, Buffer.from(signature, 'base64'))) return undefined;
  return { nonce, created: created * 1000 };
}

/** RFC 9421, section 2.5. */
function signatureBase(
  { method, path, requestId }: SignedMessage,
  contentDigest: string,
  assertionDigest: string,
  parameters: string,
): string {
  return [
    `"@method": ${method}`,
    `"@path": ${path}`,
    `"content-digest": ${contentDigest}`,
    `"${ASSERTION_DIGEST_HEADER}": ${assertionDigest}`,
    `"${REQUEST_ID_HEADER}": ${requestId}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
}

/** RFC 9530: the digest of bytes as a structured field. */
export function fieldDigest(bytes: string | Buffer, name: RequestHash): string {
  return `${DIGESTS[name]}=:${hash(name, bytes, 'base64')}:`;
}

const NONCE_BYTES = 16;
/** Random bytes for the next nonces: one system call serves many. */
let reserve = Buffer.alloc(0);

function freshNonce(): string {
  if (reserve.length < NONCE_BYTES) reserve = randomBytes(NONCE_BYTES * 256);
  const nonce = reserve.subarray(0, NONCE_BYTES).toString('base64url');
  reserve = reserve.subarray(NONCE_BYTES);
  return nonce;
}

function hmac({ secret, hash: name }: RequestKey, text: string): Buffer {
  return createHmac(name, secret).update(text).digest();
}

/** A header that was sent exactly once; a repeated header counts as absent. */
function one(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
