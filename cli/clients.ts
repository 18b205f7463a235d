import { storedHolderKey } from '../gateway/authentication/dpop/holderKey';
import { demoToken } from './support/demoToken';
import { commandOf, needed, program, urlOf, wholeNumber } from './support/program';
import { bootstrap } from './clients/bootstrap';
import { COMMANDS } from './clients/operations';
import { registryClient } from './clients/registryClient';
import { runCommand } from './clients/runCommand';
import { readDatabaseConfig } from './database/config';

const BASE = 'http://127.0.0.1:4000/graphql';
const HELP = `Administers the registry of clients through the service's own API.

npm run clients -- bootstrap --id ID --name NAME --organization USCC --organization-name NAME
                             (--jwk FILE | --certificate THUMBPRINT)
  initialises an empty database, before anybody can have a token: writes the departments, and
  registers and confirms the first client, which serves the stewards, officers and auditors. It
  writes to the database directly (MONGODB_URI, MONGODB_DB_PREFIX) and is refused if any client
  exists; repeating the same command changes nothing. The change is logged as BOOTSTRAP.
  --jwk FILE                a public key of the client; its tokens must be bound by DPoP
  --certificate THUMBPRINT  SHA-256 of its certificate, base64url; its tokens must be bound by mTLS
npm run clients -- keypair FILE
  generates a key pair: writes the private JWK to FILE, unless FILE exists; prints the public JWK

npm run clients -- list [--kind KIND] [--status STATUS]
npm run clients -- show ID                   with the state of its list of operations
npm run clients -- changes ID
npm run clients -- register --file FILE
  FILE contains an object: id, kind (PORTAL, PARTNER, DEPARTMENT, ANALYTICS), name, organization,
  purposes, clusters, binding (DPOP, MTLS; NONE outside production), and mode, developer, quotas,
  keys, certificates as needed
npm run clients -- confirm ID --reason TEXT [--organization-name NAME]
  confirms that the client belongs to its organisation; until then it is not admitted. The caller
  must be an officer of the leading department who neither registered nor updated the client.
  NAME is the organisation's registered name, required if the register here does not contain it
npm run clients -- update ID --file FILE     members that FILE omits stay unchanged; a quota that is
                                             null returns to the default of the settings
npm run clients -- keys ID --file FILE       FILE is a JWKS of public keys, with certificates
npm run clients -- suspend ID --reason TEXT
npm run clients -- reinstate ID --reason TEXT
  --url BASE     the GraphQL endpoint (default ${BASE})
  --token T      a token of a steward of the leading department, loa 3; to confirm, of an officer of
                 that department; to read, of either of them or of an auditor
                 (default: the demo steward's, from DATA_DIR; to confirm, the demo officer's)
  --dpop FILE    the private JWK that the token is bound to
  --version N    makes the change only if the entry still has this version
  --key KEY      idempotency key, with which a change can safely be sent again
  --help         this text
`;

program(
  {
    name: 'clients',
    help: HELP,
    maxPositionals: 2,
    options: {
      url: { type: 'string', default: BASE },
      token: { type: 'string' },
      dpop: { type: 'string' },
      file: { type: 'string' },
      kind: { type: 'string' },
      status: { type: 'string' },
      reason: { type: 'string' },
      'organization-name': { type: 'string' },
      version: { type: 'string' },
      key: { type: 'string' },
      id: { type: 'string' },
      name: { type: 'string' },
      organization: { type: 'string' },
      jwk: { type: 'string' },
      certificate: { type: 'string' },
    },
  },
  async (values, [word, id]) => {
    const command = commandOf(word, ['bootstrap', 'keypair', ...COMMANDS]);
    if (command === 'keypair') {
      const { publicJwk } = await storedHolderKey(needed(id, 'FILE'));
      process.stdout.write(`${JSON.stringify(publicJwk)}\n`);
      return;
    }
    if (command === 'bootstrap') {
      if (id !== undefined) throw new Error(`Unexpected argument ${id}; see --help.`);
      const { entry, written } = await bootstrap(values, readDatabaseConfig());
      process.stdout.write(
        `Client ${entry._id} ${written ? 'is registered and confirmed.' : 'was already registered with the same values; nothing changed.'}\n`,
      );
      return;
    }
    const { dpop, version, token } = values;
    const role = command === 'confirm' ? 'officer' : 'steward';
    const options = {
      ...values,
      id,
      version: version === undefined ? undefined : wholeNumber('--version', version),
    };
    const ask = await registryClient({
      url: urlOf('--url', values.url),
      token: token ?? (await demoToken(role, { caller: { department: 'development-reform' } })),
      ...(dpop !== undefined && { keyFile: dpop }),
    });
    const shown = await runCommand(command, options, ask);
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  },
);
