import { readHolderKey } from '../../gateway/authentication/dpop/holderKey';
import { makeProof } from '../../gateway/authentication/dpop/makeProof';
import { notAnswered } from '../support/address/notAnswered';

/** A token, and the key that it is bound to. */
export interface Access {
  readonly token: string;
  /** File with the private key that the token is bound to, if it is bound. */
  readonly keyFile?: string;
}

/**
 * Sends a request with the token, and with a proof when the token is bound to a key.
 * @throws Error with one sentence when the service cannot be reached
 */
export type AuthorizedFetch = (
  url: string | URL,
  init: RequestInit & { readonly duplex?: 'half' },
) => Promise<Response>;

export async function authorizedFetch({ token, keyFile }: Access): Promise<AuthorizedFetch> {
  const key = keyFile === undefined ? undefined : await readHolderKey(keyFile);
  let nonce: string | undefined;

  async function send(...[url, init]: Parameters<AuthorizedFetch>): Promise<Response> {
    const proof =
      key &&
      (await makeProof(key, {
        method: init.method ?? 'GET',
        url: String(url),
        accessToken: token,
        ...(nonce !== undefined && { nonce }),
      }));
    const headers = new Headers(init.headers);
    headers.set('authorization', `${proof === undefined ? 'Bearer' : 'DPoP'} ${token}`);
    if (proof !== undefined) headers.set('dpop', proof);
    const response = await fetch(url, { ...init, headers }).catch((cause: unknown) => {
      throw notAnswered(String(url), cause);
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  }

  return async (url, init) => {
    const response = await send(url, init);
    // The first response to a bound token contains the nonce that its proofs must include.
    const repeatable = !(init.body instanceof ReadableStream);
    return response.status === 401 && key && nonce !== undefined && repeatable
      ? send(url, init)
      : response;
  };
}
