import { z } from 'zod';
import { readHolderKey } from '../../gateway/authentication/dpop/holderKey';
import { makeProof } from '../../gateway/authentication/dpop/makeProof';

/** Asks the service one question. @throws Error with one sentence when it refuses or is away */
export type Ask = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

export interface RegistryAccess {
  readonly url: string;
  readonly token: string;
  /** File of the private key that the token is bound to, where it is bound. */
  readonly keyFile?: string;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }))
    .optional(),
});

/** Asks over HTTP, as any other client does; with a proof where the token is bound to a key. */
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
      throw new Error(`The service at ${url} cannot be reached.`, { cause });
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  }

  return async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    let response = await send(body);
    // The first answer to a bound token gives the nonce its proofs must carry.
    if (response.status === 401 && key && nonce !== undefined) response = await send(body);
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success)
      throw new Error(`What answers at ${url} is no GraphQL service (status ${response.status}).`);
    const [error] = answer.data.errors ?? [];
    if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
    return answer.data.data ?? {};
  };
}
