import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { activeTrace } from '../../process/telemetry/tracing/activeTrace';
import type { Registry } from '../../schema/registry';
import { REGISTRY_CALLS, REGISTRY_PATH, GATEWAY } from '../../schema/registryCall';
import { creditError, isErrorCode } from '../../schema/errors';
import { textOf } from '../execution/textOf';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import type { SubgraphEndpoint } from '../supergraph';

/** The registry returned a malformed or unexpected response. */
class RegistryResponseError extends Error {
  override readonly name = 'RegistryResponseError';
}

/** Registry client of a subgraph in another process. */
export interface HttpRegistryClient extends Registry {
  stop(): Promise<void>;
}

const errorsSchema = z.object({
  errors: z.array(
    z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }),
  ),
});

/**
 * Calls the registry of a subgraph over HTTP, as the gateway itself and with its signature, at
 * `/registry` next to the subgraph's GraphQL endpoint. Every method is idempotent, so a call that
 * met a closing connection is retried. Errors of the catalogue are rethrown.
 */
export function httpRegistryClient(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): HttpRegistryClient {
  const path = REGISTRY_PATH;
  const service = signedHttp(new URL(endpoint.url).origin, options);

  async function call(method: string, params: readonly unknown[]): Promise<unknown> {
    const trace = activeTrace();
    const { status, bytes } = await service.post({
      path,
      body: JSON.stringify({ method, params }),
      caller: { viewer: GATEWAY, requestId: randomUUID() },
      repeatable: true,
      ...(trace && { traceparent: trace.traceparent }),
    });
    const answer = parsed(textOf(bytes));
    if (status === 200 && typeof answer === 'object' && answer !== null && 'result' in answer)
      return answer.result;
    const error = errorsSchema.safeParse(answer).data?.errors[0];
    const code = error?.extensions.code;
    // IDENTITY_REFUSED means the registry does not accept this gateway; the caller is not at fault.
    if (!isErrorCode(code) || code === 'IDENTITY_REFUSED')
      throw new RegistryResponseError(`status ${status}, code ${code ?? 'none'}`);
    throw creditError(code, error?.message, error?.extensions);
  }

  const methods = Object.keys(REGISTRY_CALLS).map((method) => [
    method,
    (...params: unknown[]) => call(method, params),
  ]);
  // REGISTRY_CALLS has one entry for each method of Registry, by its type.
  return { ...(Object.fromEntries(methods) as Registry), stop: () => service.stop() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
