import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import type { Followed } from '../../../process/followFiles';
import { creditError, ERRORS } from '../../../schema/errors';
import { verifyAssertion, type Assertion } from '../../../schema/identity/assertion';
import type { VerifyingKeys } from '../../../schema/identity/keys';
import {
  ASSERTION_HEADER,
  REQUEST_ID_HEADER,
  verifyRequestSignature,
  type SignedMessage,
} from '../../../schema/identity/requestSignature';
import type { Viewer } from '../../../schema/viewer';
import { ReplayGuard } from './replayGuard';

export interface VerifyRequestOptions {
  /** The subgraph's name: the audience its assertions must have. */
  readonly name: string;
  readonly keys: Followed<VerifyingKeys>;
  /** The clock, in milliseconds since the epoch; tests set it. */
  readonly now?: () => number;
}

/** The properties that `verifyRequest` sets on a request. */
export interface VerifiedRequest {
  viewer?: Viewer;
  requestId?: string;
  /** Id of the gateway process that made the request, if the assertion names it. */
  gateway?: string;
}

const MAX_CACHED_ASSERTIONS = 10_000;

/**
 * Passes on only requests that a gateway vouches for: with a valid assertion of the caller, issued
 * for this subgraph, and a fresh signature over exactly this body. It checks the raw body, before
 * anything is parsed, and responds to all other requests with the same 401. It sets `viewer` and
 * `requestId` on the requests that it passes on.
 */
export function verifyRequest({
  name,
  keys,
  now = Date.now,
}: VerifyRequestOptions): RequestHandler {
  const replays = new ReplayGuard();
  let verifier = verifierWith(keys.current, name);

  /** The verifier with the keys that are valid now. */
  function current() {
    if (verifier.keys !== keys.current) verifier = verifierWith(keys.current, name);
    return verifier;
  }

  async function identify(request: Request): Promise<VerifiedRequest | undefined> {
    const moment = now();
    const assertion = request.headers[ASSERTION_HEADER];
    const requestId = request.headers[REQUEST_ID_HEADER];
    const body: unknown = request.body;
    if (typeof assertion !== 'string' || typeof requestId !== 'string' || !Buffer.isBuffer(body))
      return undefined;
    const message = {
      method: request.method,
      path: request.originalUrl,
      body,
      assertion,
      requestId,
    };
    const used = current();
    let verified = await used.verify(message, request.headers, moment);
    if (!verified) {
      // A gateway may use a key that was added to the files a moment ago.
      await keys.recheck();
      if (current() !== used) verified = await current().verify(message, request.headers, moment);
    }
    if (!verified || !replays.firstUse(verified.nonce, moment)) return undefined;
    const { viewer, gateway } = verified;
    return { viewer, requestId, ...(gateway !== undefined && { gateway }) };
  }

  return (request, response, next) => {
    const refuse = () =>
      void response
        .status(ERRORS.IDENTITY_REFUSED.status)
        .json({ errors: [creditError('IDENTITY_REFUSED').toJSON()] });
    identify(request).then((identity) => {
      if (!identity) return refuse();
      Object.assign(request, identity);
      next();
    }, refuse);
  };
}

interface Verified {
  readonly viewer: Viewer;
  /** Id of the gateway process, if the assertion names it. */
  readonly gateway?: string;
  readonly nonce: string;
}

/** Verifies with one set of keys, whose cached assertions are dropped together with it. */
function verifierWith(keys: VerifyingKeys, subgraph: string) {
  // The cache key is the complete assertion, so each is verified only once until it expires.
  const assertions = new LRUCache<string, Assertion>({ max: MAX_CACHED_ASSERTIONS });

  async function checked(assertion: string, moment: number): Promise<Assertion> {
    const cached = assertions.get(assertion);
    if (cached && cached.expires > moment) return cached;
    const verified = await verifyAssertion(assertion, {
      subgraph,
      keys: keys.assertion,
      now: moment,
    });
    assertions.set(assertion, verified);
    return verified;
  }

  return {
    keys,
    /** @returns undefined when any check fails, without the reason */
    async verify(
      message: SignedMessage,
      headers: Request['headers'],
      moment: number,
    ): Promise<Verified | undefined> {
      const signature = verifyRequestSignature(message, headers, {
        keys: keys.request,
        now: moment,
      });
      if (!signature) return undefined;
      const assertion = await checked(message.assertion, moment).catch(() => undefined);
      if (!assertion) return undefined;
      const { viewer, gateway } = assertion;
      return { viewer, nonce: signature.nonce, ...(gateway !== undefined && { gateway }) };
    },
  };
}
