import { LRUCache } from 'lru-cache';
import { ASSERTION_LIFETIME, signAssertion } from '../../schema/identity/assertion';
import type { SigningKeys } from '../../schema/identity/keys';
import { signRequest } from '../../schema/identity/requestSignature';
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
  const assertions = new LRUCache<string, { made: number; assertion: Promise<string> }>({
    max: REMEMBERED,
  });
  return async ({ method, path, body, caller }) => {
    const moment = now();
    const who = JSON.stringify(caller.viewer);
    let current = assertions.get(who);
    if (!current || moment - current.made > REUSED_FOR) {
      const assertion = signAssertion(caller.viewer, { subgraph, ...keys.assertion, now: moment });
      current = { made: moment, assertion };
      assertions.set(who, current);
    }
    const assertion = await current.assertion;
    return signRequest(
      { method, path, body, assertion, requestId: caller.requestId },
      { ...keys.request, now: moment },
    );
  };
}
