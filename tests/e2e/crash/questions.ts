import { randomUUID } from 'node:crypto';
import { demoClaims, type DemoCallerOptions } from '../../../gateway/authentication/demoCallers';
import { openDemoIssuer } from '../../../gateway/authentication/demoIssuer';
import type { Role } from '../../../schema/viewer';
import { askAs, type Question } from './load';
import { demoOf } from './product';

const NAME = 'NaturalPerson.name';
const NUMBER = 'NaturalPerson.idNumber';

interface PersonData {
  readonly name?: string | null;
  readonly idNumber?: string | null;
}

/** The fields of a person that an answer discloses. */
const disclosedFields = (person: PersonData | null | undefined): string[] => [
  ...(person?.name == null ? [] : [NAME]),
  ...(person?.idNumber == null ? [] : [NUMBER]),
];

/** A token of the folder's demo issuer. */
export async function tokenOf(
  dataDir: string,
  role: Role,
  options: DemoCallerOptions = {},
): Promise<string> {
  const issuer = await openDemoIssuer(dataDir);
  return issuer.issue(await demoClaims(role, options, dataDir), '2h');
}

/**
 * The requests of the load: of the person, of an officer in a case, and of a bank under a consent
 * that the person grants here. All disclose the same person.
 */
export async function questionsOn(url: string, dataDir: string): Promise<Question[]> {
  const { person } = await demoOf(dataDir);
  const variables = { id: person };
  const byId = 'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { name idNumber } } }';
  const own = await tokenOf(dataDir, 'person');
  const officer = await tokenOf(dataDir, 'officer', { caseFile: { subjects: [person] } });
  const bank = await tokenOf(dataDir, 'bank');
  const consent = await consentOf(url, own, bank);
  const about = {
    subjectId: person,
    disclosed: (data: any) => disclosedFields(data.subject as PersonData),
  };
  return [
    {
      kind: 'person',
      query: '{ me { ... on NaturalPerson { name idNumber } } }',
      variables: {},
      token: own,
      subjectId: person,
      disclosed: (data: any) => disclosedFields(data.me as PersonData),
    },
    { kind: 'officer', query: byId, variables, token: officer, ...about },
    { kind: 'bank', query: byId, variables, token: bank, consent, ...about },
  ];
}

/** A consent to the demo bank, requested and granted. */
async function consentOf(url: string, own: string, bank: string): Promise<string> {
  const ask = async (token: string, query: string, variables: Record<string, unknown>) => {
    const data: unknown = await askAs(url, { query, variables, token });
    if (data == null) throw new Error(`The product does not answer ${query}`);
    return data as any;
  };
  const { me } = await ask(own, '{ me { ... on NaturalPerson { idNumber } } }', {});
  const { requestConsent } = await ask(
    bank,
    'mutation ($input: RequestConsentInput!, $key: ID!) { requestConsent(input: $input, key: $key) { id version } }',
    {
      input: {
        subjectIdNumber: me.idNumber as string,
        clusters: ['IDENTITY'],
        oneTime: false,
        dailyLimit: 1000,
      },
      key: randomUUID(),
    },
  );
  const { id, version } = requestConsent as { id: string; version: number };
  await ask(
    own,
    'mutation ($input: GrantConsentInput!, $key: ID!) { grantConsent(input: $input, key: $key) { id state } }',
    { input: { id, version }, key: randomUUID() },
  );
  return id;
}
