import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { GATEWAY } from '../../schema/registryCall';
import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { VerifiedRequest } from './identity/verifyRequest';

/** A route for requests that the gateway sends in its own name. */
export interface GatewayRoute<Body> {
  /** The schema of the request body; any other body is refused. */
  readonly bodySchema: z.ZodType<Body>;
  /**
   * Returns the response body; without one the response is 204. An error it throws becomes
   * INTERNAL_ERROR.
   */
  readonly handle: (body: Body) => Promise<object | void>;
  /** The log message when `handle` throws. */
  readonly failure: string;
}

/**
 * Handles a request of the gateway itself over HTTP. The route runs after the same check of
 * signature and assertion as `/graphql` and accepts only the gateway's own assertion.
 */
export function gatewayRoute<Body>(
  { bodySchema, handle, failure }: GatewayRoute<Body>,
  log: Logger,
): RequestHandler {
  return (request, response) => {
    const { viewer, requestId } = request as VerifiedRequest;
    const refuse = (code: ErrorCode) =>
      void response.status(ERRORS[code].status).json({ errors: [creditError(code).toJSON()] });
    if (viewer?.actor !== GATEWAY.actor || viewer.roles.length > 0 || viewer.client !== undefined)
      return refuse('IDENTITY_REFUSED');
    const body = readBody(bodySchema, request.body);
    if (body === undefined) return refuse('INVALID_OPERATION');
    handle(body).then(
      (answer) => void (answer ? response.json(answer) : response.status(204).end()),
      (error: unknown) => {
        // Only the name of the error is logged: the message of a driver error may quote a value.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, kind }, failure);
        refuse('INTERNAL_ERROR');
      },
    );
  };
}

function readBody<Body>(bodySchema: z.ZodType<Body>, raw: unknown): Body | undefined {
  if (!Buffer.isBuffer(raw)) return undefined;
  try {
    return bodySchema.parse(JSON.parse(raw.toString('utf8')));
  } catch {
    return undefined;
  }
}
