import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

// The product's own signer, as `npm install` builds it.
const load = createRequire(import.meta.url);
const { identitySigner } = load('../../build/gateway/execution/identitySigner.js');
const { readSigningKeys } = load('../../build/schema/identity/keys.js');
const { ANONYMOUS } = load('../../build/schema/viewer.js');
const { readSupergraph } = load('../../build/gateway/supergraph.js');

/**
 * A plugin of Hive Gateway that signs every request to a subgraph as this product's gateway does.
 * The caller is always the anonymous visitor: this gateway has no disclosure log, so it must not
 * receive anything that has to be logged.
 * @param supergraph SDL; its subgraph URLs tell which subgraph a request goes to
 * @param privateKey IDENTITY_PRIVATE_KEY of this gateway
 * @param requestKeys IDENTITY_REQUEST_KEYS of this gateway
 */
export function signRequests({ supergraph, urls = {}, privateKey, requestKeys }) {
  const keys = readSigningKeys(privateKey, requestKeys);
  const signers = new Map();
  for (const { name, url } of readSupergraph(supergraph).subgraphs) {
    const signing = keys.get(name);
    if (signing === undefined) throw new Error(`IDENTITY_REQUEST_KEYS has no key for ${name}.`);
    signers.set(new URL(urls[name] ?? url).href, identitySigner(name, signing));
  }
  return {
    async onFetch({ url, options, setOptions }) {
      const sign = signers.get(new URL(url).href);
      if (sign === undefined) return;
      const { pathname: path } = new URL(url);
      const caller = { viewer: ANONYMOUS, requestId: randomUUID(), at: new Date() };
      const { method = 'POST', body } = options;
      const identity = await sign({ method, path, body, caller });
      setOptions({ ...options, headers: { ...options.headers, ...identity } });
    },
  };
}
