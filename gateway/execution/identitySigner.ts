import { CountedCache } from '../../process/telemetry/metrics/countedCache';
import { ASSERTION_LIFETIME, signAssertion } from '../../schema/identity/assertion';
import type { SigningKeys } from '../../schema/identity/keys';
import { fieldDigest, signRequest, type RequestHash } from '../../schema/identity/requestSignature';
import type { Viewer } from '../../schema/viewer';
import { GATEWAY_ID } from '../gatewayId';
import type { RequestSigner } from './requestSigner';

/** An assertion is replaced 10 seconds before it expires, so that none expires in transit. */
const REUSE_MS = (ASSERTION_LIFETIME - 10) * 1000;
const MAX_CACHED_ASSERTIONS = 10_000;

/**
 * Signs the requests to one subgraph: one assertion for each viewer, reused for some seconds, and a
 * signature over each request as it is sent.
 */
export function identitySigner(
  subgraph: string,
  keys: SigningKeys,
  now: () => number = Date.now,
): RequestSigner {
  const assertions = new CountedCache<string, CachedAssertion>('assertions', {
    max: MAX_CACHED_ASSERTIONS,
  });
  const { request } = keys;
  return ({ method, path, body, caller }) => {
    const moment = now();
    const { requestId, viewer } = caller;
    const sign = ({ text: assertion, digest: assertionDigest }: Assertion) =>
      signRequest(
        { method, path, body, assertion, assertionDigest, requestId },
        { ...request, now: moment },
      );
    const key = textOf(viewer);
    let cached = assertions.get(key);
    if (!cached || moment - cached.created > REUSE_MS) {
      cached = cachedAssertion(
        signAssertion(viewer, { subgraph, ...keys.assertion, now: moment, gateway: GATEWAY_ID }),
        moment,
        request.hash,
      );
      assertions.set(key, cached);
    }
    return cached.assertion ? sign(cached.assertion) : cached.pending.then(sign);
  };
}

/** An assertion that is signed, or being signed; `created` in milliseconds since the epoch. */
interface CachedAssertion {
  readonly created: number;
  readonly pending: Promise<Assertion>;
  assertion?: Assertion;
}

function cachedAssertion(
  signed: Promise<string>,
  created: number,
  hash: RequestHash,
): CachedAssertion {
  const cached: CachedAssertion = {
    created,
    pending: signed.then((text) => (cached.assertion = { text, digest: fieldDigest(text, hash) })),
  };
  return cached;
}

/** An assertion, and the digest of it that is part of the signature of every request. */
interface Assertion {
  readonly text: string;
  readonly digest: string;
}

const texts = new WeakMap<Viewer, string>();

/** A viewer as JSON; the text of a deeply frozen viewer is cached. */
function textOf(viewer: Viewer): string {
  let text = texts.get(viewer);
  if (text !== undefined) return text;
  text = JSON.stringify(viewer);
  if (isDeeplyFrozen(viewer)) texts.set(viewer, text);
  return text;
}

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}
