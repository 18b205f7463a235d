import { connect as openSocket } from 'node:net';
import type { Model } from 'mongoose';
import { SUPERGRAPH } from '../../../support/supergraph';
import type { Cluster } from '../../../../schema/policy/rules';
import { createGateway, type Gateway } from '../../../../gateway/createGateway';
import { readLimitsConfig } from '../../../../gateway/limits/config';
import { tokenVerifier } from '../../../../gateway/authentication/verifyToken';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import { consentModel } from '../../../../subgraphs/subjects/consent/model';
import type { ConsentRecord } from '../../../../subgraphs/subjects/consent/record';
import { eventually } from '../../../support/eventually';
import { silent } from '../../../support/log';
import { startProduct, TODAY, type Answer, type Product } from '../../../support/product';
import { spares } from '../../../support/spares';

const NAME = 'query ($id: ID!) { subject(id: $id) { id ... on NaturalPerson { name idNumber } } }';
const GRADES =
  'query ($id: ID!, $n: Int) { subject(id: $id) { id sectorGrades(first: $n) { totalCount nodes { id } } } }';

let product: Product;
let database: Database;
let consents: Model<ConsentRecord>;
let bank: string;
let subject: string;
let other: string;
let made = 0;

/** A second gateway over the same subgraphs, with a limit of one subject per client and hour. */
let limited: Gateway;

beforeAll(async () => {
  product = await startProduct({ subjects: 400 });
  database = await connect(product.uri, `${product.dbPrefix}_subjects`);
  consents = consentModel(database.connection);
  bank = await product.token('bank');
  subject = product.demo.person;
  other = product.demo.lawyer;
  limited = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log: silent,
    subgraphs: product.subgraphs,
    verifyToken: tokenVerifier(product.issuer),
    registry: product.subgraphs.get('subjects')!.registry!,
    now: () => new Date(`${TODAY}T04:00:00Z`),
    anonymousIntrospection: true,
    limits: readLimitsConfig({ production: false }, { SUBJECTS_PER_HOUR: '1' }),
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
}, 120_000);
afterAll(async () => {
  await limited.stop();
  await database.close();
  await product.stop();
});

/** A consent of the person to one use. */
async function oneTime(
  clusters: readonly Cluster[] = ['IDENTITY', 'GRADE'],
  like = product.demo.consent,
): Promise<string> {
  const pattern = await consents.findById(like).lean().orFail();
  const _id = `one-time-${made++}`;
  await consents.create({
    ...pattern,
    _id,
    granted: { ...pattern.granted, clusters, oneTime: true, dailyLimit: null },
    steps: pattern.steps.map((step, index) => ({ ...step, key: `${_id}-${index}` })),
    uses: { total: 0, day: '', today: 0, lastAt: null },
  });
  return _id;
}

const ask = (
  query: string,
  variables: Record<string, unknown>,
  consent: string,
  headers: Readonly<Record<string, string>> = {},
) => product.ask(query, variables, bank, { consent, ...headers });

const report = ({ body }: Answer) => body.extensions?.['consents'];
const stored = (id: string) => consents.findById(id).lean().orFail();
const unused = (id: string) => [{ id, status: 'VALID' }];

/** Expects that a consent has no use and no reservation, as if no request had named it. */
async function expectUntouched(id: string) {
  const { state, version, uses } = await stored(id);
  expect({ state, version, total: uses.total, reserved: uses.reserved }).toEqual({
    state: 'AUTHORISED',
    version: (await stored(product.demo.consent)).version,
    total: 0,
    reserved: [],
  });
}

describe('a use of a consent is not counted by', () => {
  it.each<[string, string, () => Record<string, unknown>]>([
    ['a question about another subject', NAME, () => ({ id: other })],
    ['a question about nobody', NAME, () => ({ id: 'nobody' })],
    ['an id alone', 'query ($id: ID!) { subject(id: $id) { id kind } }', () => ({ id: subject })],
    [
      'a field the consent does not open',
      'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { birthDate contact { phone } } } }',
      () => ({ id: subject }),
    ],
    ['a page that is too long', GRADES, () => ({ id: subject, n: 1000 })],
    ['a variable of another type', GRADES, () => ({ id: subject, n: 'ten' })],
    [
      'a field left out by a condition',
      'query ($id: ID!, $with: Boolean = false) { subject(id: $id) { id ... on NaturalPerson { name @include(if: $with) } } }',
      () => ({ id: subject }),
    ],
    [
      'a field that everybody may read',
      'query ($id: ID!) { subject(id: $id) { kind permits(first: 1) { nodes { id } } } }',
      () => ({ id: subject }),
    ],
  ])('%s', async (_what, query, variables) => {
    const id = await oneTime(['IDENTITY', 'GRADE']);
    const answer = await ask(query, variables(), id);
    if (report(answer) !== undefined) expect(report(answer)).toEqual(unused(id));
    await expectUntouched(id);
  });

  it('a page of a guarded list that is too long', async () => {
    const { company, consentOfCompany } = product.demo;
    const id = await oneTime(['RELATION'], consentOfCompany);
    const agents = (first: number) =>
      ask(
        'query ($id: ID!, $n: Int) { subject(id: $id) { ... on LegalPerson { agents(first: $n) { totalCount } } } }',
        { id: company, n: first },
        id,
      );
    const refused = await agents(1000);
    expect(refused.body.errors?.[0]?.extensions['code']).toBe('PAGE_SIZE_OUT_OF_RANGE');
    expect(report(refused)).toEqual(unused(id));
    expect((await stored(id)).uses.total).toBe(0);
    expect(report(await agents(1))).toEqual([{ id, status: 'CONSENT_EXHAUSTED', used: true }]);
  });

  it('a response that the limit on subjects refuses, and the consent is reported as valid', async () => {
    const id = await oneTime();
    const send = async (of: string) => {
      const response = await fetch(limited.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${bank}`,
          consent: id,
        },
        body: JSON.stringify({ query: NAME, variables: { id: of } }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    };
    await send(other);
    const refused = await send(subject);
    expect(refused.body.data).toBeNull();
    expect(refused.body.errors?.[0]?.extensions['code']).toBe('SUBJECT_LIMIT_REACHED');
    expect(report(refused)).toEqual(unused(id));
    await expectUntouched(id);
    const answered = await ask(NAME, { id: subject }, id);
    expect(answered.body.data.subject.name).toEqual(expect.any(String));
  });
});

describe('a use of a consent is counted by', () => {
  it.each<[string, string]>([
    ['a value', 'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { name } } }'],
    [
      'a masked value',
      'query ($id: ID!) { subject(id: $id) { ... on NaturalPerson { idNumber } } }',
    ],
    [
      'a value in a fragment under another name',
      'query ($id: ID!) { who: subject(id: $id) { ...called } } fragment called on Subject { called: name }',
    ],
    ['a count', 'query ($id: ID!) { subject(id: $id) { sectorGrades(first: 1) { totalCount } } }'],
    [
      'a value beside a page that is too long',
      'query ($id: ID!) { subject(id: $id) { name penalties(first: 1000) { totalCount } } }',
    ],
  ])('%s, and it is reported as used up', async (_what, query) => {
    const id = await oneTime();
    const answer = await ask(query, { id: subject }, id);
    expect(report(answer)).toEqual([{ id, status: 'CONSENT_EXHAUSTED', used: true }]);
    expect(await stored(id)).toMatchObject({ state: 'CONSUMED', uses: { total: 1, reserved: [] } });
    const again = await ask(query, { id: subject }, id);
    expect(report(again)).toEqual([{ id, status: 'CONSENT_EXHAUSTED' }]);
  });

  it('a value, only for the consent that opened it', async () => {
    const [identity, grades] = [await oneTime(['IDENTITY']), await oneTime(['GRADE'])];
    const { body } = await ask(NAME, { id: subject }, `${grades},${identity}`);
    expect(body.extensions?.['consents']).toEqual([
      { id: grades, status: 'VALID' },
      { id: identity, status: 'CONSENT_EXHAUSTED', used: true },
    ]);
    await expectUntouched(grades);
  });
});

describe('a retry', () => {
  const key = () => ({ 'idempotency-key': `retry-${made++}-of-a-test` });

  it('with the same key is counted once and gets the first response', async () => {
    const [id, headers] = [await oneTime(), key()];
    const first = await ask(NAME, { id: subject }, id, headers);
    const second = await ask(NAME, { id: subject }, id, headers);
    expect(second.body).toEqual(first.body);
    expect(second.body.data.subject.name).toEqual(expect.any(String));
    expect((await stored(id)).uses.total).toBe(1);
  });

  it('with the same key and another operation, or other variables, is refused', async () => {
    const [id, headers] = [await oneTime(), key()];
    await ask(NAME, { id: subject }, id, headers);
    for (const [query, of] of [
      [`${NAME} # another text`, subject],
      [NAME, other],
    ] as const) {
      const { status, body } = await ask(query, { id: of }, id, headers);
      expect([status, body.errors?.[0]?.extensions['code']]).toEqual([
        409,
        'IDEMPOTENCY_KEY_REUSED',
      ]);
      expect(body.errors?.[0]?.message).toMatch(/idempotency-key.*use a new key/);
      expect(body.data).toBeUndefined();
    }
    expect((await stored(id)).uses.total).toBe(1);
  });

  it.each(['short', 'with blanks in it', 'x'.repeat(65)])(
    'needs a valid key: not «%s»',
    async (bad) => {
      const id = await oneTime();
      const { status, body } = await ask(NAME, { id: subject }, id, { 'idempotency-key': bad });
      expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
      expect(body.errors?.[0]?.message).toMatch(/idempotency-key/);
    },
  );

  /** Sends a request over its own connection and does not read the response. */
  function sendUnread(url: string, id: string, headers: Readonly<Record<string, string>>) {
    const { hostname, port, pathname, host } = new URL(url);
    const body = JSON.stringify({ query: NAME, variables: { id: subject } });
    const lines = Object.entries({
      host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      authorization: `Bearer ${bank}`,
      consent: id,
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = openSocket(Number(port), hostname);
    socket.pause();
    const sent = new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.write(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`, () => resolve());
    });
    return { socket, sent };
  }
  const settled = (id: string) =>
    eventually(async () => expect((await stored(id)).uses.reserved).toEqual([]));

  it('of a response lost after it was counted is one use', async () => {
    const [id, headers] = [await oneTime(), key()];
    const { socket, sent } = sendUnread(product.gateway.url, id, headers);
    await sent;
    await eventually(async () => expect((await stored(id)).uses.total).toBe(1));
    socket.destroy();
    const { body } = await ask(NAME, { id: subject }, id, headers);
    expect(body.data.subject.name).toEqual(expect.any(String));
    expect((await stored(id)).uses.total).toBe(1);
  });

  it('of a request whose connection was cut immediately is one use', async () => {
    const [id, headers] = [await oneTime(), key()];
    for (let n = 0; n < 5; n++) {
      const { socket, sent } = sendUnread(product.gateway.url, id, headers);
      await sent;
      socket.destroy();
    }
    const { body } = await ask(NAME, { id: subject }, id, headers);
    expect(body.data.subject.name).toEqual(expect.any(String));
    await settled(id);
    expect((await stored(id)).uses.total).toBe(1);
  });

  it('sent concurrently with the first is one use, and both get responses', async () => {
    const [id, headers] = [await oneTime(), key()];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask(NAME, { id: subject }, id, headers)),
    );
    for (const { body } of answers) expect(body.data.subject.name).toEqual(expect.any(String));
    await settled(id);
    expect((await stored(id)).uses.total).toBe(1);
  });
});
