import { join, resolve } from 'node:path';
import { gatewayFile } from './identityFolder';

/** What to do after a gateway was added. */
export function afterAdding(secrets: string, name: string, subgraphs: readonly string[]): string {
  const file = (kind: 'private_key' | 'request_keys') =>
    resolve(join(secrets, gatewayFile(name, kind)));
  return `${subgraphs.join(', ')} accept ${name}.
Next: start it with the settings of the other gateways, but with
  IDENTITY_PRIVATE_KEY_FILE=${file('private_key')}
  IDENTITY_REQUEST_KEYS_FILE=${file('request_keys')}
and send requests to it when its /health/ready is ok.
`;
}

/** What to do after a gateway was removed. */
export const afterRemoving = (name: string) => `No subgraph accepts ${name} any more.
Next: stop it, if it still runs; until then its /health/ready is 503.
`;

/** What to do after a gateway got new keys. */
export const afterRotating = (
  name: string,
) => `${name} has new keys; its old ones are still accepted.
Next: when its log says that the new keys are in use, run
  npm run secrets -- remove-old-keys ${name}
`;
