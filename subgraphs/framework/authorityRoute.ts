import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Authority } from '../../schema/authority';
import {
  AUTHORITY_CALLS,
  GATEWAY,
  isAuthorityMethod,
  type AuthorityMethod,
} from '../../schema/authorityCall';
import { creditError, ERRORS, isErrorCode } from '../../schema/errors';
import type { VerifiedRequest } from './identity/verifyRequest';

const callSchema = z.strictObject({ method: z.string(), params: z.array(z.unknown()) });

/**
 * Answers the gateway's questions to the authority: `{ "method", "params" }` in,
 * `{ "result" }` or `{ "errors" }` out. It comes behind the same check of signature and
 * assertion as `/graphql`, and takes an assertion of the gateway itself alone: one made for a
 * caller, were it ever sent here, is refused.
 */
export function authorityRoute(authority: Authority, log: Logger): RequestHandler {
  return (request, response) => {
    const { viewer, requestId } = request as VerifiedRequest;
    const refuse = (error: GraphQLError, status: number) =>
      void response.status(status).json({ errors: [error.toJSON()] });
    if (viewer?.actor !== GATEWAY.actor || viewer.roles.length > 0 || viewer.client !== undefined)
      return refuse(creditError('IDENTITY_REFUSED'), ERRORS.IDENTITY_REFUSED.status);
    const call = readCall(request.body);
    if (call === undefined)
      return refuse(creditError('INVALID_OPERATION', 'The body is not a call.'), 400);
    ask(authority, call).then(
      (result) => void response.json({ result: result ?? null }),
      (error: unknown) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        if (isErrorCode(code)) return refuse(error as GraphQLError, ERRORS[code].status);
        // A message of the database may quote a value; its name does not.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, method: call.method, kind }, 'the authority could not answer');
        refuse(creditError('INTERNAL_ERROR'), ERRORS.INTERNAL_ERROR.status);
      },
    );
  };
}

interface Call {
  readonly method: AuthorityMethod;
  readonly params: readonly unknown[];
}

function readCall(body: unknown): Call | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  const call = callSchema.safeParse(json);
  if (!call.success || !isAuthorityMethod(call.data.method)) return undefined;
  const { method } = call.data;
  const params = AUTHORITY_CALLS[method].safeParse(call.data.params);
  return params.success ? { method, params: params.data } : undefined;
}

/** The parameters have been checked against the method's own; the compiler cannot pair the two. */
async function ask(authority: Authority, { method, params }: Call): Promise<unknown> {
  const methods = authority as Record<AuthorityMethod, (...all: readonly unknown[]) => unknown>;
  return methods[method](...params);
}
