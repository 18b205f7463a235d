import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { creditError, ERRORS } from '../../../schema/errors';
import { verifyAssertion, type Assertion } from '../../../schema/identity/assertion';
import type { VerifyingKeys } from '../../../schema/identity/keys';
import {
  ASSERTION_HEADER,
  REQUEST_ID_HEADER,
  verifyRequestSignature,
} from '../../../schema/identity/requestSignature';
import type { Viewer } from '../../../schema/viewer';
import { ReplayGuard } from './replayGuard';

export interface VerifyRequestOptions {
  /** The subgraph's name: the audience its assertions must have. */
  readonly name: string;
  readonly keys: VerifyingKeys;
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
  // The cache key is the complete assertion, so each is verified only once until it expires.
  const assertions = new LRUCache<string, Assertion>({ max: MAX_CACHED_ASSERTIONS });

  async function verified(assertion: string, moment: number): Promise<Assertion> {
    const cached = assertions.get(assertion);
    if (cached && cached.expires > moment) return cached;
    const fresh = await verifyAssertion(assertion, {
      subgraph: name,
      keys: keys.assertion,
      now: moment,
    });
    assertions.set(assertion, fresh);
    return fresh;
  }

  async function identify(request: Request): Promise<VerifiedRequest | undefined> {
    const moment = now();
    const assertion = request.headers[ASSERTION_HEADER];
    const requestId = request.headers[REQUEST_ID_HEADER];
    const body: unknown = request.body;
    if (typeof assertion !== 'string' || typeof requestId !== 'string' || !Buffer.isBuffer(body))
      return undefined;
    const signature = verifyRequestSignature(
      { method: request.method, path: request.originalUrl, body, assertion, requestId },
      request.headers,
      { keys: keys.request, now: moment },
    );
    if (!signature) return undefined;
    const { viewer, gateway } = await verified(assertion, moment);
    if (!replays.firstUse(signature.nonce, moment)) return undefined;
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
