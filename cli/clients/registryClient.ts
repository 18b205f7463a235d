import { z } from 'zod';
import { authorizedFetch, type Access, type AuthorizedFetch } from './authorizedFetch';

/**
 * Sends one operation to the service. @throws Error with one sentence when it refuses or is
 * unreachable
 */
export type Ask = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

export interface RegistryAccess extends Access {
  readonly url: string;
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
export async function registryClient({ url, ...access }: RegistryAccess): Promise<Ask> {
  return graphqlClient(url, await authorizedFetch(access));
}

/** The same with a connection that is also used for something else. */
export function graphqlClient(url: string, send: AuthorizedFetch): Ask {
  return async (query, variables) => {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
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
