import { LRUCache } from 'lru-cache';
import { ASSERTION_LIFETIME, signAssertion } from '../../schema/identity/assertion';
import type { SigningKeys } from '../../schema/identity/keys';
import { fieldDigest, signRequest } from '../../schema/identity/requestSignature';
import type { Viewer } from '../../schema/viewer';
import type { RequestSigner } from './requestSigner';

/** An assertion is used for this long and then made anew, so that none expires on its way. */
const REUSED_FOR = (ASSERTION_LIFETIME - 10) * 1000;
const REMEMBERED = 10_000;

/**
 * Vouches for callers to one subgraph: one assertion for each viewer, reused for some seconds,
 * and a signature over each request as it is sent.
 */
export function identitySigner(
  subgraph: string,
  keys: SigningKeys,
  now: () => number = Date.now,
): RequestSigner {
  const assertions = new LRUCache<string, Kept>({ max: REMEMBERED });
  const { kid, secret } = keys.request;
  return ({ method, path, body, caller }) => {
    const moment = now();
    const { requestId, viewer } = caller;
    const sign = ({ text: assertion, digest: assertionDigest }: Assertion) =>
      signRequest(
        { method, path, body, assertion, assertionDigest, requestId },
        { kid, secret, now: moment },
      );
    const who = textOf(viewer);
    let kept = assertions.get(who);
    if (!kept || moment - kept.made > REUSED_FOR) {
      kept = keep(signAssertion(viewer, { subgraph, ...keys.assertion, now: moment }), moment);
      assertions.set(who, kept);
    }
    return kept.assertion ? sign(kept.assertion) : kept.coming.then(sign);
  };
}

/** An assertion that is being made, or has been. */
interface Kept {
  readonly made: number;
  readonly coming: Promise<Assertion>;
  assertion?: Assertion;
}

function keep(signed: Promise<string>, made: number): Kept {
  const kept: Kept = {
    made,
    coming: signed.then((text) => (kept.assertion = { text, digest: fieldDigest(text) })),
  };
  return kept;
}

/** An assertion, and its digest as it stands in every request that carries it. */
interface Assertion {
  readonly text: string;
  readonly digest: string;
}

const texts = new WeakMap<Viewer, string>();

/** A viewer as text; written once for one that cannot change any more. */
function textOf(viewer: Viewer): string {
  let text = texts.get(viewer);
  if (text !== undefined) return text;
  text = JSON.stringify(viewer);
  if (isFixed(viewer)) texts.set(viewer, text);
  return text;
}

function isFixed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFixed);
}
