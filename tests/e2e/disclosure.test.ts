import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';
import request from 'supertest';
import { textsOf } from '../../subgraphs/subjects/disclosure/stored/group';
import type { GroupRecord } from '../../subgraphs/subjects/disclosure/stored/record';
import { eventually } from '../support/eventually';
import { startProduct, type Answer, type Product } from '../support/product';

let product: Product;
let auditor: string;

beforeAll(async () => {
  product = await startProduct({ subjects: 300, logThread: true });
  auditor = await product.token('auditor');
}, 120_000);

afterAll(() => product.stop());

async function ask(
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer & { requestId: string }> {
  const requestId = randomUUID();
  const { status, body } = await request(product.gateway.app)
    .post('/graphql')
    .set({ authorization: `Bearer ${token}`, 'x-request-id': requestId, ...headers })
    .send({ query, variables });
  return { status, body: body as Answer['body'], requestId };
}

interface Logged {
  requestId: string;
  actor: string;
  basis: string;
  subjectId: string;
  subgraph: string;
  clusters: string[];
  consentId: string | null;
  fields: { type: string; field: string; result: string }[];
}

/**
 * The log entries of a request, found by an auditor's search for its subject. It waits for the first:
 * an entirely denied attempt is answered before it is logged.
 */
async function logged(subjectId: string, requestId: string): Promise<Logged[]> {
  const search = async () => {
    const { body } = await ask(
      auditor,
      `query ($id: ID!) { disclosures(filter: { subjectId: $id }, first: 100) {
        nodes { requestId actor basis subjectId subgraph clusters consentId fields { type field result } }
      } }`,
      { id: subjectId },
    );
    const found = (body.data.disclosures.nodes as Logged[]).filter(
      (one) => one.requestId === requestId,
    );
    expect(found).not.toEqual([]);
    return found;
  };
  // Each search is logged too.
  return eventually(search, { every: 200 });
}

/** The fields of an event with one result, as `Type.field`. */
const fieldsOf = (events: readonly Logged[], result: string): string[] =>
  events
    .flatMap(({ fields }) => fields)
    .filter((each) => each.result === result)
    .map(({ type, field }) => `${type}.${field}`)
    .sort();

const ME = '{ me { id ... on NaturalPerson { name idNumber contact { phone } } } }';
const SUBJECT =
  'query ($id: ID!) { subject(id: $id) { id ... on NaturalPerson { name idNumber birthDate } } }';

describe('the disclosure log of the product', () => {
  it('records disclosures to a person of their own data', async () => {
    const { body, requestId } = await ask(await product.token('person'), ME);
    expect(body.errors).toBeUndefined();
    const events = await logged(product.demo.person, requestId);
    expect(events).toMatchObject([
      { basis: 'SELF', actor: expect.stringContaining('demo-person'), subgraph: 'subjects' },
    ]);
    expect(fieldsOf(events, 'DISCLOSED')).toEqual([
      'NaturalPerson.contact',
      'NaturalPerson.idNumber',
      'NaturalPerson.name',
      'PersonalContact.phone',
    ]);
  });

  it('records disclosures to an officer in a case, masked and denied fields included', async () => {
    const officer = await product.token('officer', { district: '120102' });
    const { body, requestId } = await ask(officer, SUBJECT, { id: product.demo.person });
    const events = await logged(product.demo.person, requestId);
    expect(events).toMatchObject([{ basis: 'CASE' }]);
    const denied = body.errors?.map(({ path }) => path?.at(-1)) ?? [];
    expect(fieldsOf(events, 'DENIED')).toEqual(
      denied.map((name) => `NaturalPerson.${name}`).sort(),
    );
    expect(fieldsOf(events, 'MASKED')).toEqual(
      ((body.extensions?.['masked'] ?? []) as string[])
        .map((path) => `NaturalPerson.${path.split('.').at(-1)!}`)
        .sort(),
    );
  });

  it('names the consent of a disclosure to a bank, and records a preview as the person’s own access', async () => {
    const { consent, person } = product.demo;
    const bank = await ask(await product.token('bank'), SUBJECT, { id: person }, { consent });
    expect(bank.body.data.subject.name).not.toBeNull();
    expect(await logged(person, bank.requestId)).toMatchObject([
      { basis: 'CONSENT', consentId: consent, actor: 'demo-bank' },
    ]);
    const preview = await ask(
      await product.token('person'),
      SUBJECT,
      { id: person },
      { 'as-consent': consent },
    );
    expect(preview.body.data.subject.name).toBe(bank.body.data.subject.name);
    expect(await logged(person, preview.requestId)).toMatchObject([
      { basis: 'SELF', actor: expect.stringContaining('demo-person') },
    ]);
  });

  it('records an attempt without a basis', async () => {
    const { body, requestId } = await ask(await product.token('bank'), SUBJECT, {
      id: product.demo.lawyer,
    });
    expect(body.data.subject.name).toBeNull();
    const events = await logged(product.demo.lawyer, requestId);
    expect(events).toMatchObject([{ basis: 'NONE', consentId: null }]);
    expect(fieldsOf(events, 'DISCLOSED')).toEqual([]);
  });

  it('grows equally whether or not the person of a consent request exists', async () => {
    const bank = await product.token('bank');
    const { body } = await ask(await product.token('person'), ME);
    const grown = async (subjectIdNumber: string) => {
      const before = await entries();
      const { status } = await ask(
        bank,
        `mutation ($input: RequestConsentInput!, $key: ID!) {
          requestConsent(input: $input, key: $key) { id state version requested { clusters } }
        }`,
        { input: { subjectIdNumber, clusters: ['IDENTITY'], oneTime: true }, key: randomUUID() },
      );
      expect(status).toBe(200);
      return (await entries()) - before;
    };
    expect(await grown(body.data.me.idNumber as string)).toBe(await grown('12010218800101001X'));
  });

  it('stores no subject in plain text in the database', async () => {
    const { body } = await ask(await product.token('person'), ME);
    const { id, name, idNumber, contact } = body.data.me as Record<string, any>;
    const stored = await rawEntries();
    for (const value of [id, name, idNumber, contact.phone] as string[])
      expect(stored).not.toContain(value);
  });
});

async function groups(): Promise<GroupRecord[]> {
  // Reading the head moves every durable event into the groups.
  const { body } = await ask(auditor, '{ disclosureLog { head { size } } }');
  expect(body.errors).toBeUndefined();
  const connection = await mongoose
    .createConnection(product.uri, { dbName: `${product.dbPrefix}_subjects` })
    .asPromise();
  try {
    return await connection.collection<GroupRecord>('disclosureGroups').find().toArray();
  } finally {
    await connection.close();
  }
}

/** The number of entries once it is stable: entirely denied attempts are logged late. */
async function entries(): Promise<number> {
  for (let last = -1; ; await wait(300)) {
    const count = (await groups()).reduce((sum, { size }) => sum + size, 0);
    if (count === last) return count;
    last = count;
  }
}

const rawEntries = async () =>
  JSON.stringify((await groups()).map((group) => ({ ...group, leaves: textsOf(group) })));
