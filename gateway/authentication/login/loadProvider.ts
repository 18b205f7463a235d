import type { errors, Provider } from 'oidc-provider';

/** The parts of oidc-provider that the demonstration login uses. */
export interface ProviderParts {
  readonly Provider: typeof Provider;
  readonly errors: typeof errors;
}

/**
 * Whether oidc-provider is installed. It is a development dependency: an installation without those
 * has no demonstration login.
 */
export function isProviderInstalled(): boolean {
  try {
    require.resolve('oidc-provider/package.json');
    return true;
  } catch {
    return false;
  }
}

/**
 * Loads oidc-provider. It is written for Node 22; on Node 20 it needs `URL.parse`, the only
 * function of Node 22 that it uses, and its index would print a warning, so its parts are loaded.
 */
export async function loadProvider(): Promise<ProviderParts> {
  if (!('parse' in URL))
    Object.defineProperty(URL, 'parse', {
      configurable: true,
      writable: true,
      value: (url: string, base?: string) => (URL.canParse(url, base) ? new URL(url, base) : null),
    });
  const [provider, errors] = await Promise.all([
    import(PARTS.provider) as Promise<Pick<ProviderParts, 'Provider'>>,
    import(PARTS.errors) as Promise<ProviderParts['errors']>,
  ]);
  return { Provider: provider.Provider, errors };
}

/** Constants without literal types, because the package declares types for its index only. */
const PARTS: Readonly<Record<'provider' | 'errors', string>> = {
  provider: 'oidc-provider/lib/provider.js',
  errors: 'oidc-provider/lib/helpers/errors.js',
};
