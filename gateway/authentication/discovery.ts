import { z } from 'zod';

/** Milliseconds for one document of an issuer. */
const TIMEOUT_MS = 5000;

const OPENID = '.well-known/openid-configuration';
const OAUTH = '.well-known/oauth-authorization-server';

const metadataSchema = z.object({
  issuer: z.string(),
  jwks_uri: z.url({ protocol: /^https?$/ }),
});

/**
 * The address of an issuer's keys, from its metadata: those of OpenID Connect Discovery 1.0, or of
 * RFC 8414 where the first do not exist. The metadata must name exactly this issuer, and keys of an
 * https issuer must be at an https address.
 * @throws Error with one sentence that names AUTH_ISSUER and the fault
 */
export async function discoverKeys(issuer: string, stopped: AbortSignal): Promise<string> {
  for (const url of documentsOf(issuer)) {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch((cause: unknown) => {
      throw new Error(
        `The metadata of AUTH_ISSUER ${issuer} cannot be fetched from ${url} (${reasonOf(cause)}).`,
        { cause },
      );
    });
    if (response.status === 200) return keysIn(await textOf(response), issuer, url);
    await response.body?.cancel();
    if (response.status !== 404)
      throw new Error(
        `The metadata of AUTH_ISSUER ${issuer} cannot be fetched from ${url} (status ${response.status}).`,
      );
  }
  throw new Error(
    `AUTH_ISSUER ${issuer} has no metadata at ${documentsOf(issuer).join(' or ')}; set AUTH_JWKS_URI to the address of its keys.`,
  );
}

/** OpenID Connect appends the well-known path to the issuer; RFC 8414 inserts it before its path. */
function documentsOf(issuer: string): readonly [string, string] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [`${origin}${path}/${OPENID}`, `${origin}/${OAUTH}${path}`];
}

function keysIn(text: string, issuer: string, url: string): string {
  const read = metadataSchema.safeParse(parsed(text));
  if (!read.success)
    throw new Error(
      `The metadata of AUTH_ISSUER ${issuer} at ${url} must be JSON with issuer and jwks_uri.`,
    );
  const { issuer: named, jwks_uri: keys } = read.data;
  if (named !== issuer)
    throw new Error(
      `AUTH_ISSUER is ${issuer}, but the metadata at ${url} names the issuer ${named}; set AUTH_ISSUER to exactly the name in the metadata.`,
    );
  if (issuer.startsWith('https:') && !keys.startsWith('https:'))
    throw new Error(`The metadata of AUTH_ISSUER ${issuer} names keys without https (${keys}).`);
  return keys;
}

async function textOf(response: Response): Promise<string> {
  // A body that breaks off is as good as none; the caller retries.
  return response.text().catch(() => '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a request failed, such as ECONNREFUSED or TimeoutError. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as {
    readonly cause?: { readonly code?: unknown; readonly message?: unknown };
    readonly name?: unknown;
  };
  return String(cause?.code ?? cause?.message ?? name);
}
