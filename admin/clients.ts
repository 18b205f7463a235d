import { parseArgs } from 'node:util';
import { readGatewayConfig } from '../gateway/config';
import { demoClaims } from '../gateway/identity/demoCallers';
import { openDemoIssuer } from '../gateway/identity/demoIssuer';
import { runMain } from '../process/runMain';
import { isCommand } from './clients/operations';
import { registryClient } from './clients/registryClient';
import { runCommand } from './clients/runCommand';

const BASE = 'http://127.0.0.1:4000/graphql';
const HELP = `Administers the registry of clients, through the service's own API.

npm run clients -- list [--kind KIND] [--status STATUS]
npm run clients -- show ID
npm run clients -- changes ID
npm run clients -- register --file FILE
  FILE holds an object: id, kind (PORTAL, PARTNER, DEPARTMENT, ANALYTICS), name, organization,
  purposes, clusters, binding (DPOP, MTLS; NONE outside production), and mode, developer, quotas,
  keys, certificates as needed
npm run clients -- update ID --file FILE     what FILE leaves out stays
npm run clients -- keys ID --file FILE       FILE is a JWKS of public keys, with certificates
npm run clients -- suspend ID --reason TEXT
npm run clients -- reinstate ID --reason TEXT
  --url BASE     the GraphQL endpoint (default ${BASE})
  --token T      a token of a steward of the leading department, loa 3; an auditor's for reading
                 (default: the demo steward's, from DATA_DIR)
  --dpop FILE    the private JWK that the token is bound to
  --version N    change only if the entry still has this version
  --key KEY      idempotency key, to send a change again safely
  --help         this text
`;

void runMain('clients', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: BASE },
      token: { type: 'string' },
      dpop: { type: 'string' },
      file: { type: 'string' },
      kind: { type: 'string' },
      status: { type: 'string' },
      reason: { type: 'string' },
      version: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [command, id, ...rest] = positionals;
  if (!isCommand(command))
    throw new Error(
      'Say list, show, changes, register, update, keys, suspend or reinstate; see --help.',
    );
  if (rest.length > 0) throw new Error(`There is one word too many: ${rest[0]}. See --help.`);
  const { url, dpop, version, token, ...options } = values;
  if (!URL.canParse(url)) throw new Error(`--url ${url} is no URL.`);
  if (version !== undefined && !/^\d{1,9}$/.test(version))
    throw new Error('--version must be a whole number.');
  const ask = await registryClient({
    url,
    token: token ?? (await demoToken()),
    ...(dpop !== undefined && { keyFile: dpop }),
  });
  const shown = await runCommand(
    command,
    { ...options, id, version: version === undefined ? undefined : Number(version) },
    ask,
  );
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
});

/** A demo steward's token. @throws Error in production, which has no demo issuer */
async function demoToken(): Promise<string> {
  const config = readGatewayConfig({ store: false, auth: false, signing: false });
  if (config.production || config.auth.kind === 'oidc')
    throw new Error('--token is missing: tokens come from the issuer behind AUTH_JWKS_URI.');
  const issuer = await openDemoIssuer(config.dataDir);
  const claims = await demoClaims('steward', { department: 'development-reform' }, config.dataDir);
  return issuer.issue(claims, '1h');
}
