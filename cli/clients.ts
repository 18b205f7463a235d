import { storedHolderKey } from '../gateway/authentication/dpop/holderKey';
import { demoToken } from './support/demoToken';
import { dataFolder, serviceAddress } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program, wholeNumber } from './support/program';
import { bootstrap } from './clients/bootstrap';
import { COMMANDS } from './clients/operations';
import { registryClient } from './clients/registryClient';
import { runCommand } from './clients/runCommand';
import { databasePlace } from './database/config';

const HELP = `Administers the registry of clients through the service's own API.

npm run clients -- bootstrap --id ID --name NAME --organization USCC --organization-name NAME
                             (--jwk FILE | --certificate THUMBPRINT)
  initialises an empty database, before anybody can have a token: writes the departments, and
  registers and confirms the first client, which serves the stewards, officers and auditors. It
  writes to the database directly (MONGODB_URI, MONGODB_DB_PREFIX, or the embedded store of the
  data folder) and is refused if any client exists; repeating the same command changes nothing. The change is logged as BOOTSTRAP.
  --jwk FILE                a public key of the client; its tokens must be bound by DPoP
  --certificate THUMBPRINT  SHA-256 of its certificate, base64url; its tokens must be bound by mTLS
npm run clients -- keypair FILE
  generates a key pair: writes the private JWK to FILE, unless FILE exists; prints the public JWK

npm run clients -- list [--kind KIND] [--status STATUS]
npm run clients -- show ID                   with the state of its list of operations
npm run clients -- changes ID
npm run clients -- register --file FILE
  FILE contains an object: id, kind (PORTAL, PARTNER, DEPARTMENT, ANALYTICS), name, organization,
  purposes, clusters, binding (DPOP, MTLS; NONE outside production), and mode, refusals (ERRORS,
  EXTENSIONS), developer, quotas, keys, certificates, origins as needed
npm run clients -- confirm ID --reason TEXT [--organization-name NAME]
  confirms that the client belongs to its organisation; until then it is not admitted. The caller
  must be an officer of the leading department who neither registered nor updated the client.
  NAME is the organisation's registered name, required if the register here does not contain it
npm run clients -- update ID --file FILE     members that FILE omits stay unchanged; a quota that is
                                             null returns to the default of the settings
npm run clients -- origins ID --origin ORIGIN [--origin ORIGIN …]
  replaces the web origins whose pages may call the service with the client's tokens, such as
  https://portal.example; update with {"origins": []} removes all
npm run clients -- keys ID --file FILE       FILE is a JWKS of public keys, with certificates
npm run clients -- suspend ID --reason TEXT
npm run clients -- reinstate ID --reason TEXT
${ADDRESS_HELP.url}${ADDRESS_HELP.dataDir}  --token T       a token of a steward of the leading department, loa 3; to confirm, of an officer of
                  that department; to read, of either of them or of an auditor (default: the demo
                  steward's, from the data folder; to confirm, the demo officer's)
  --dpop FILE     the private JWK that the token is bound to
  --version N     makes the change only if the entry still has this version
  --key KEY       idempotency key, with which a change can safely be sent again
${ADDRESS_HELP.quiet}  --help          this text
`;

program(
  {
    name: 'clients',
    help: HELP,
    maxPositionals: 2,
    options: {
      ...ADDRESS_OPTIONS.url,
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      token: { type: 'string' },
      dpop: { type: 'string' },
      file: { type: 'string' },
      kind: { type: 'string' },
      status: { type: 'string' },
      reason: { type: 'string' },
      origin: { type: 'string', multiple: true },
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
      const place = databasePlace({ dataDir: values['data-dir'], creates: true });
      const { entry, written } = await bootstrap(values, place.config, () =>
        announce([place], values),
      );
      process.stdout.write(
        `Client ${entry._id} ${written ? 'is registered and confirmed.' : 'was already registered with the same values; nothing changed.'}\n`,
      );
      return;
    }
    const { dpop, version } = values;
    const options = {
      ...values,
      id,
      version: version === undefined ? undefined : wholeNumber('--version', version),
    };
    const service = serviceAddress(values.url);
    const folder = values.token === undefined ? dataFolder(values['data-dir']) : undefined;
    announce([service, ...(folder ? [folder] : [])], values);
    const role = command === 'confirm' ? 'officer' : 'steward';
    const caller = { department: 'development-reform' };
    const ask = await registryClient({
      url: service.endpoint,
      token: values.token ?? (await demoToken(role, { caller, dataDir: folder?.dataDir })),
      ...(dpop !== undefined && { keyFile: dpop }),
    });
    const shown = await runCommand(command, options, ask);
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  },
);
