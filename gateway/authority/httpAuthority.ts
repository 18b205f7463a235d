import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Authority } from '../../schema/authority';
import { AUTHORITY_CALLS, AUTHORITY_PATH, GATEWAY } from '../../schema/authorityCall';
import { creditError, isErrorCode } from '../../schema/errors';
import { textOf } from '../execution/textOf';
import { signedHttp, type SignedHttpOptions } from '../execution/signedHttp';
import type { SubgraphEndpoint } from '../supergraph';

/** The authority's service answered with something that is no answer. */
class AuthorityAnswerError extends Error {
  override readonly name = 'AuthorityAnswerError';
}

/** The authority of a subgraph in another process. */
export interface HttpAuthority extends Authority {
  stop(): Promise<void>;
}

const errorsSchema = z.object({
  errors: z.array(
    z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }),
  ),
});

/**
 * Asks the authority of a subgraph over HTTP, in the gateway's own name and under its signature,
 * at `/authority` beside the subgraph's GraphQL endpoint. Every one of its methods may be asked
 * twice, so one that met a closing connection is sent again. Errors of the catalogue come back
 * as they were thrown.
 */
export function httpAuthority(
  endpoint: SubgraphEndpoint,
  options: SignedHttpOptions,
): HttpAuthority {
  const path = AUTHORITY_PATH;
  const service = signedHttp(new URL(endpoint.url).origin, options);

  async function ask(method: string, params: readonly unknown[]): Promise<unknown> {
    const { status, bytes } = await service.post({
      path,
      body: JSON.stringify({ method, params }),
      caller: { viewer: GATEWAY, requestId: randomUUID() },
      repeatable: true,
    });
    const answer = parsed(textOf(bytes));
    if (status === 200 && typeof answer === 'object' && answer !== null && 'result' in answer)
      return answer.result;
    const error = errorsSchema.safeParse(answer).data?.errors[0];
    const code = error?.extensions.code;
    // That it does not know this gateway is no fault of the caller's.
    if (!isErrorCode(code) || code === 'IDENTITY_REFUSED')
      throw new AuthorityAnswerError(`status ${status}, code ${code ?? 'none'}`);
    throw creditError(code, error?.message, error?.extensions);
  }

  const methods = Object.keys(AUTHORITY_CALLS).map((method) => [
    method,
    (...params: unknown[]) => ask(method, params),
  ]);
  // The calls are those of the authority by their type, one for each of its methods.
  return { ...(Object.fromEntries(methods) as Authority), stop: () => service.stop() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
