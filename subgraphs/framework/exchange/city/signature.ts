import { randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { fieldDigest } from '../../../../schema/identity/requestSignature';
import type { NamedKey } from './keys';

/** How old a signature may be, and how far the clocks of both sides may differ, in seconds. */
const WINDOW_SECONDS = 60;

/** The components of a request that its signature covers (RFC 9421), in their order. */
const REQUEST = ['"@method"', '"@path"', '"@query"', '"content-digest"'].join(' ');
/** The signature of the request binds a response to it. */
const RESPONSE = ['"@status"', '"content-digest"', '"signature";req;key="district"'].join(' ');

/** The parts of a request that are signed. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

/** The parts of a response that are signed. */
export interface SignedResponse {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Headers;
}

/**
 * Signs a request according to RFC 9421 with Ed25519.
 * @param now milliseconds since the epoch
 * @returns the headers to send
 */
export function signedHeaders(
  { method, url, body }: SignedRequest,
  { kid, key }: NamedKey,
  now: number,
): Readonly<Record<'content-digest' | 'signature-input' | 'signature', string>> {
  const created = Math.floor(now / 1000);
  const nonce = randomBytes(16).toString('base64url');
  const parameters = `(${REQUEST});created=${created};nonce="${nonce}";keyid="${kid}";alg="ed25519"`;
  const digest = fieldDigest(body, 'sha256');
  const base = [
    `"@method": ${method}`,
    `"@path": ${url.pathname}`,
    `"@query": ${url.search === '' ? '?' : url.search}`,
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  return {
    'content-digest': digest,
    'signature-input': `district=${parameters}`,
    signature: `district=:${sign(null, Buffer.from(base), key).toString('base64')}:`,
  };
}

const INPUT = new RegExp(
  `^city=(\\(${RESPONSE}\\);created=(\\d{10});keyid="([A-Za-z0-9._-]{1,64})";alg="ed25519")$`,
);
const SIGNATURE = /^city=:([A-Za-z0-9+/]{86}==):$/;

/**
 * Whether the city has signed a response, as the answer to the request with this signature.
 * @param signature the field value of the request, `district=:…:`
 * @param now milliseconds since the epoch
 */
export function isFromCity(
  { status, body, headers }: SignedResponse,
  signature: string,
  keys: ReadonlyMap<string, KeyObject>,
  now: number,
): boolean {
  const [, parameters, created, kid] = INPUT.exec(headers.get('signature-input') ?? '') ?? [];
  const given = SIGNATURE.exec(headers.get('signature') ?? '')?.[1];
  const key = keys.get(kid ?? '');
  if (parameters === undefined || given === undefined || key === undefined) return false;
  if (Math.abs(now / 1000 - Number(created)) > WINDOW_SECONDS) return false;
  const digest = fieldDigest(body, 'sha256');
  if (headers.get('content-digest') !== digest) return false;
  const base = [
    `"@status": ${status}`,
    `"content-digest": ${digest}`,
    `"signature";req;key="district": ${signature.slice('district='.length)}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  return verify(null, Buffer.from(base), key, Buffer.from(given, 'base64'));
}
