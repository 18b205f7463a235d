import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Registry } from '../../schema/registry';
import {
  REGISTRY_CALLS,
  GATEWAY,
  isRegistryMethod,
  type RegistryMethod,
} from '../../schema/registryCall';
import { creditError, ERRORS, isErrorCode } from '../../schema/errors';
import type { VerifiedRequest } from './identity/verifyRequest';

const callSchema = z.strictObject({ method: z.string(), params: z.array(z.unknown()) });

/**
 * Handles the gateway's calls of the registry: the request body is `{ "method", "params" }`, the
 * response body `{ "result" }` or `{ "errors" }`. The route runs after the same check of signature
 * and assertion as `/graphql`. It accepts only an assertion of the gateway itself and refuses an
 * assertion made for a caller.
 * @param onGateway is called with the id of each gateway process that calls
 */
export function registryRoute(
  registry: Registry,
  log: Logger,
  onGateway: (gateway: string) => void,
): RequestHandler {
  return (request, response) => {
    const { viewer, requestId, gateway } = request as VerifiedRequest;
    const refuse = (error: GraphQLError, status: number) =>
      void response.status(status).json({ errors: [error.toJSON()] });
    if (viewer?.actor !== GATEWAY.actor || viewer.roles.length > 0 || viewer.client !== undefined)
      return refuse(creditError('IDENTITY_REFUSED'), ERRORS.IDENTITY_REFUSED.status);
    if (gateway !== undefined) onGateway(gateway);
    const call = readCall(request.body);
    if (call === undefined)
      return refuse(creditError('INVALID_OPERATION', 'The body is not a valid call.'), 400);
    callMethod(registry, call).then(
      (result) => void response.json({ result: result ?? null }),
      (error: unknown) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        if (isErrorCode(code)) return refuse(error as GraphQLError, ERRORS[code].status);
        // Only the name of the error is logged: the message of a driver error may quote a value.
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ requestId, method: call.method, kind }, 'a call of the registry failed');
        refuse(creditError('INTERNAL_ERROR'), ERRORS.INTERNAL_ERROR.status);
      },
    );
  };
}

interface Call {
  readonly method: RegistryMethod;
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
  if (!call.success || !isRegistryMethod(call.data.method)) return undefined;
  const { method } = call.data;
  const params = REGISTRY_CALLS[method].safeParse(call.data.params);
  return params.success ? { method, params: params.data } : undefined;
}

/** The cast is safe: `readCall` validated the parameters against the method's own schema. */
async function callMethod(registry: Registry, { method, params }: Call): Promise<unknown> {
  const methods = registry as Record<RegistryMethod, (...all: readonly unknown[]) => unknown>;
  return methods[method](...params);
}
