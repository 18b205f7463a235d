import { readFileSync } from 'node:fs';
import { signRequests } from './signRequests.mjs';

const { SUPERGRAPH, IDENTITY_PRIVATE_KEY, IDENTITY_REQUEST_KEYS, SUBGRAPH_URLS } = process.env;
if (!SUPERGRAPH || !IDENTITY_PRIVATE_KEY || !IDENTITY_REQUEST_KEYS)
  throw new Error('Set SUPERGRAPH (a file), IDENTITY_PRIVATE_KEY and IDENTITY_REQUEST_KEYS.');

const urls = SUBGRAPH_URLS ? JSON.parse(SUBGRAPH_URLS) : {};
const signing = {
  supergraph: readFileSync(SUPERGRAPH, 'utf8'),
  urls,
  privateKey: IDENTITY_PRIVATE_KEY,
  requestKeys: IDENTITY_REQUEST_KEYS,
};

export const gatewayConfig = {
  supergraph: SUPERGRAPH,
  transportEntries: Object.fromEntries(
    Object.entries(urls).map(([name, location]) => [name, { location }]),
  ),
  plugins: () => [signRequests(signing)],
};
