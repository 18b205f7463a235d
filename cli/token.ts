import { ROLES, type Role } from '../schema/viewer';
import { readGatewayConfig } from '../gateway/config';
import { demoToken } from './support/demoToken';
import { dataFolder } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program, urlOf } from './support/program';
import type { DemoCallerOptions } from '../gateway/authentication/demoCallers';
import { readHolderKey } from '../gateway/authentication/dpop/holderKey';
import { makeProof } from '../gateway/authentication/dpop/makeProof';
import { nonces } from '../gateway/authentication/dpop/nonces';
import { storedNonceKey } from '../gateway/authentication/nonceKey';

const HELP = `Prints an access token of the demo issuer, alone on its last line.

  npm run token -- --as ROLE [--subject ID] [--represents ID,ID] [--department D]
                   [--purpose P] [--organization USCC] [--district CODE]
                   [--case REFERENCE] [--concerning ID,ID] [--reason TEXT] [--expires 12h]
                   [--dpop FILE]
  npm run token -- proof --key FILE --url URL --token T [--nonce N]

  --as ROLE            ${ROLES.join(', ')}
  --subject ID         the credit subject the caller is
                       (default for a person: the demo person of the seeded dataset)
  --represents ID,...  the organisations the caller represents
  --department D       department of an officer or steward, such as justice
  --purpose P          purpose of the requests, such as lending or supervision
  --organization USCC  the organisation the caller acts for
  --district CODE      district in which an officer has powers, such as 120102
  --case REFERENCE     case in which an officer acts; every purpose of an officer requires one
                       (default for an officer: a demo case)
  --concerning ID,...  ids of the subjects that the case concerns
  --reason TEXT        reason of an officer for the purpose break-glass, 10 to 500 characters
  --expires SPAN       how long the token is valid: 30s, 15m, 12h (default), 7d
  --dpop FILE          binds the token to the private JWK in FILE, which is created if missing

  proof                prints a DPoP proof for one POST request. Send it in the header dpop,
                       together with the header authorization: DPoP T
  --key FILE           the private JWK that the token is bound to
  --url URL            the URL of the request
  --token T            the access token of the request
  --nonce N            the nonce of the DPoP-Nonce header (default: that of the service on the
                       same data folder)

${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

The key pair of the demo issuer is in the data folder: the token is valid for every service on the
same folder, which need not be running. Production has no demo issuer.
`;

const LIST = /^[^,\s]+(,[^,\s]+)*$/;
const SPAN = /^\d+(s|m|h|d)$/;

program(
  {
    name: 'token',
    help: HELP,
    maxPositionals: 1,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      dpop: { type: 'string' },
      key: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
      nonce: { type: 'string' },
      as: { type: 'string' },
      subject: { type: 'string' },
      represents: { type: 'string' },
      department: { type: 'string' },
      purpose: { type: 'string' },
      organization: { type: 'string' },
      district: { type: 'string' },
      case: { type: 'string' },
      concerning: { type: 'string' },
      reason: { type: 'string' },
      expires: { type: 'string', default: '12h' },
    },
  },
  async (values, [word]) => {
    if (word !== undefined) {
      commandOf(word, ['proof']);
      process.stdout.write(`${await proof(values)}\n`);
      return;
    }
    const role = ROLES.find((known): known is Role => known === values.as);
    if (role === undefined) throw new Error(`--as must be one of ${ROLES.join(', ')}.`);
    if (!SPAN.test(values.expires))
      throw new Error('--expires must be a span such as 30s, 15m, 12h.');
    const caller = callerOptions(values);
    const folder = dataFolder(values['data-dir']);
    announce([folder], values);
    const token = await demoToken(role, {
      caller,
      dataDir: folder.dataDir,
      expires: values.expires,
      keyFile: values.dpop,
      off: 'The demo issuer is off: tokens come from the issuer in AUTH_ISSUER.',
    });
    process.stdout.write(`${token}\n`);
  },
);

type CallerValues = Readonly<
  Partial<
    Record<
      | 'subject'
      | 'represents'
      | 'department'
      | 'purpose'
      | 'organization'
      | 'district'
      | 'case'
      | 'concerning'
      | 'reason',
      string
    >
  >
>;

/** @throws Error with a sentence that names the invalid option */
function callerOptions(values: CallerValues): DemoCallerOptions {
  const { case: reference, concerning, represents, district, ...rest } = values;
  for (const [name, list] of Object.entries({ represents, concerning }))
    if (list !== undefined && !LIST.test(list))
      throw new Error(`--${name} must be a list of ids separated by commas.`);
  if (district !== undefined && !/^\d{6}$/.test(district))
    throw new Error('--district must be a code of six digits.');
  const { subject, department, purpose, organization, reason } = rest;
  const caseFile = defined({ reference, subjects: concerning?.split(',') });
  return defined({
    subject,
    department,
    purpose,
    organization,
    reason,
    district,
    represents: represents?.split(','),
    caseFile: Object.keys(caseFile).length > 0 ? caseFile : undefined,
  });
}

/** The members that are not undefined. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

interface ProofOptions {
  readonly key?: string | undefined;
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  readonly nonce?: string | undefined;
  readonly 'data-dir'?: string | undefined;
  readonly quiet: boolean;
}

/** One proof, with the given nonce or that of the service on the same data folder. */
async function proof(values: ProofOptions): Promise<string> {
  const key = await readHolderKey(needed(values.key, '--key FILE'));
  const url = urlOf('--url', needed(values.url, '--url URL'));
  const accessToken = needed(values.token, '--token T');
  const nonce = values.nonce ?? (await currentNonce(values));
  return makeProof(key, { method: 'POST', url, accessToken, nonce });
}

/** The nonce of the service on the same data folder. */
async function currentNonce(values: ProofOptions): Promise<string> {
  const folder = dataFolder(values['data-dir']);
  announce([folder], values);
  const { nonceKey, dataDir } = readGatewayConfig(
    { store: false, auth: false, signing: false },
    { DATA_DIR: folder.dataDir },
  );
  return nonces(nonceKey ?? (await storedNonceKey(dataDir))).current();
}
