import { z } from 'zod';
import { readHolderKey } from '../../gateway/authentication/dpop/holderKey';
import { makeProof } from '../../gateway/authentication/dpop/makeProof';
import { notAnswered } from '../support/address/notAnswered';

/**
 * Sends one operation to the service. @throws Error with one sentence when it refuses or is
 * unreachable
 */
export type Ask = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

export interface RegistryAccess {
  readonly url: string;
  readonly token: string;
  /** File with the private key that the token is bound to, if it is bound. */
  readonly keyFile?: string;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }))
    .optional(),
});

/**
 * Sends operations over HTTP like any other client, with a proof when the token is bound to a key.
 */
export async function registryClient({ url, token, keyFile }: RegistryAccess): Promise<Ask> {
  const key = keyFile === undefined ? undefined : await readHolderKey(keyFile);
  let nonce: string | undefined;

  async function send(body: string): Promise<Response> {
    const proof =
      key &&
      (await makeProof(key, {
        method: 'POST',
        url,
        accessToken: token,
        ...(nonce !== undefined && { nonce }),
      }));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `${proof === undefined ? 'Bearer' : 'DPoP'} ${token}`,
        ...(proof !== undefined && { dpop: proof }),
      },
      body,
    }).catch((cause: unknown) => {
      throw notAnswered(url, cause);
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  }

  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    let response = await send(body);
    // The first response to a bound token contains the nonce that its proofs must include.
    if (response.status === 401 && key && nonce !== undefined) response = await send(body);
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success)
      throw new Error(
        `The service at ${url} is not a GraphQL service (status ${response.status}).`,
      );
    const [error] = answer.data.errors ?? [];
    if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
    return answer.data.data ?? {};
  };
}
