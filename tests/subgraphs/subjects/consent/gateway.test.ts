import { performance } from 'node:perf_hooks';
import { twoGateways, type TwoGateways } from './twoGateways';

const NAME = 'query ($id: ID!) { subject(id: $id) { id ... on NaturalPerson { name idNumber } } }';

let gateways: TwoGateways;
let bank: string;
let person: string;
let subject: string;
let consent: string;

beforeAll(async () => {
  gateways = await twoGateways();
  const { product } = gateways;
  ({ person: subject, consent } = product.demo);
  bank = await product.token('bank');
  person = await product.token('person');
}, 120_000);
afterAll(() => gateways.stop());

const withConsents = (...ids: string[]) => ({
  token: bank,
  headers: { consent: ids.join(',') },
  variables: { id: subject },
});
const uses = async (id = consent) =>
  (await gateways.consents.findById(id).lean().orFail()).uses.total;

/** A copy of a demonstration consent, as if granted separately. */
async function copyOf(pattern: string, _id: string, more: Record<string, unknown> = {}) {
  const found = await gateways.consents.findById(pattern).lean().orFail();
  await gateways.consents.create({
    ...found,
    ...more,
    _id,
    steps: found.steps.map((step, index) => ({ ...step, key: `${_id}-${index}` })),
  });
  return _id;
}

describe('a bank that names a consent', () => {
  it('sees what the consent opens and its state; without it nothing', async () => {
    const denied = await gateways.one(NAME, { token: bank, variables: { id: subject } });
    expect(denied.body.data.subject).toEqual({ id: subject, name: null, idNumber: null });
    expect(denied.body.extensions?.['consents']).toBeUndefined();
    const { body } = await gateways.one(NAME, withConsents(consent));
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.name).toEqual(expect.any(String));
    expect(body.data.subject.idNumber).toMatch(/^.\*+.$/);
    expect(body.extensions?.['consents']).toEqual([{ id: consent, status: 'VALID', used: true }]);
    expect(body.extensions?.['disclosures']).toBeUndefined();
  });

  it('is told which consents are not valid, and gets denials', async () => {
    const { consentAwaiting } = gateways.product.demo;
    const { status, body } = await gateways.one(NAME, withConsents('nothing', consentAwaiting));
    expect(status).toBe(200);
    expect(body.data.subject).toEqual({ id: subject, name: null, idNumber: null });
    expect(body.extensions?.['consents']).toEqual([
      { id: 'nothing', status: 'CONSENT_REQUIRED' },
      { id: consentAwaiting, status: 'CONSENT_REQUIRED' },
    ]);
  });

  it('does not use up a consent with an operation that is not executed', async () => {
    const before = await uses();
    const named = { token: bank, headers: { consent } };
    for (const query of [
      '{ subject(id: "x") { nothing } }',
      '{ subject(id: "x") {',
      '{ __schema { queryType { name } } __typename }',
      '{ clients(first: 1) { nodes { id } } }',
    ])
      await gateways.one(query, named);
    expect(await uses()).toBe(before);
    await gateways.one(NAME, withConsents(consent));
    expect(await uses()).toBe(before + 1);
  });

  it.each([
    ['more than 100', Array.from({ length: 101 }, (_, n) => `id-${n}`).join(',')],
    ['something that is no id', 'two words'],
  ])('may not name %s', async (_what, header) => {
    const { status, body } = await gateways.one('{ __typename }', {
      token: bank,
      headers: { consent: header },
    });
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('is the only caller a consent opens data to: a person’s request with the header opens nothing', async () => {
    const other = await gateways.product.token('person', { subject: 'somebody-else' });
    const { body } = await gateways.one(NAME, {
      token: other,
      headers: { consent },
      variables: { id: subject },
    });
    expect(body.data.subject.name).toBeNull();
    expect(body.extensions?.['consents']).toEqual([{ id: consent, status: 'CONSENT_REQUIRED' }]);
  });
});

describe('a consent to seven uses a day', () => {
  it('opens data to seven of a hundred concurrent requests at two gateways', async () => {
    const limited = await gateways.consents.findById(consent).lean().orFail();
    const id = await copyOf(consent, 'seven-a-day', {
      granted: { ...limited.granted, dailyLimit: 7 },
      uses: { total: 0, day: '', today: 0, lastAt: null },
    });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (n % 2 ? gateways.one : gateways.other)(NAME, withConsents(id)),
      ),
    );
    const opened = answers.filter(({ body }) => body.data.subject.name !== null);
    expect(opened).toHaveLength(7);
    const report = ({ body }: (typeof answers)[number]) =>
      (body.extensions?.['consents'] as { status: string; used?: boolean }[])[0]!;
    expect(opened.every((answer) => report(answer).used)).toBe(true);
    // The request that took the last use reports it, and so may those answered after it.
    expect(opened.map((answer) => report(answer).status)).toContain('CONSENT_EXHAUSTED');
    const refused = answers.filter((answer) => !opened.includes(answer)).map(report);
    expect(refused).toHaveLength(93);
    for (const { status, used } of refused) {
      expect(['CONSENT_EXHAUSTED', 'CONSENT_IN_USE']).toContain(status);
      expect(used).toBeUndefined();
    }
    expect(await uses(id)).toBe(7);
  }, 60_000);
});

describe('many subjects under as many consents', () => {
  it('are answered in one query, each by its own consent', async () => {
    const people = await gateways.people(100);
    const pattern = await gateways.consents.findById(consent).lean().orFail();
    const ids = await Promise.all(
      people.map((subjectId, n) =>
        copyOf(consent, `of-person-${n}`, {
          subjectId,
          granted: { ...pattern.granted, clusters: n % 2 === 0 ? ['IDENTITY'] : ['GRADE'] },
        }),
      ),
    );
    const { body } = await gateways.one(
      'query ($ids: [ID!]!) { subjects(ids: $ids) { id ... on NaturalPerson { name } } }',
      { token: bank, headers: { consent: ids.join(', ') }, variables: { ids: people } },
    );
    body.data.subjects.forEach((each: any, n: number) => {
      expect(each.id).toBe(people[n]);
      expect(each.name === null).toBe(n % 2 === 1);
    });
    expect(body.errors).toEqual(
      Array.from({ length: 10 }, (_, index) =>
        expect.objectContaining({
          path: ['subjects', 2 * index + 1, 'name'],
          extensions: expect.objectContaining({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', count: 50 }),
        }),
      ),
    );
    expect(body.extensions?.['consents']).toEqual(
      ids.map((id, n) => ({ id, status: 'VALID', ...(n % 2 === 0 && { used: true }) })),
    );
  });

  it('are answered only for acts within the period', async () => {
    const { company, consentOfCompany } = gateways.product.demo;
    const pattern = await gateways.consents.findById(consentOfCompany).lean().orFail();
    const id = await copyOf(consentOfCompany, 'old-acts', {
      granted: { ...pattern.granted, historyTo: '2000-01-01' },
    });
    const scores =
      'query ($id: ID!) { subject(id: $id) { taxGrades(first: 5) { nodes { score } } } }';
    const ask = async (named: string) =>
      (
        await gateways.one(scores, {
          token: bank,
          headers: { consent: named },
          variables: { id: company },
        })
      ).body.data.subject.taxGrades.nodes.map((node: any) => node.score);
    expect((await ask(consentOfCompany)).some((score: unknown) => score !== null)).toBe(true);
    expect((await ask(id)).every((score: unknown) => score === null)).toBe(true);
  });
});

describe('a subject that previews what the bank sees', () => {
  const preview = async (id: string) => {
    const { body } = await gateways.one(
      'query ($id: ID!) { consent(id: $id) { grantee { name } preview { operation } } }',
      { token: person, variables: { id } },
    );
    return body.data.consent as { grantee: { name: string }; preview: { operation: string } };
  };

  it('sees exactly what the bank sees, masks included, and counts no use', async () => {
    const { grantee, preview: of } = await preview(consent);
    expect(grantee.name).toEqual(expect.any(String));
    const before = await uses();
    const seen = await gateways.one(of.operation, {
      token: person,
      headers: { 'as-consent': consent },
    });
    expect(await uses()).toBe(before);
    const asBank = await gateways.one(of.operation, { token: bank, headers: { consent } });
    expect(seen.body.errors).toBeUndefined();
    expect(seen.body.data.subject.name).toEqual(expect.any(String));
    expect(seen.body.data).toEqual(asBank.body.data);
    expect(seen.body.extensions?.['masked']).toEqual(asBank.body.extensions?.['masked']);
    expect(seen.body.extensions?.['masked']).toContain('subject.idNumber');
  });

  it('sees what a pending request would open', async () => {
    const { consentAwaiting } = gateways.product.demo;
    const { preview: of } = await preview(consentAwaiting);
    const { body } = await gateways.one(of.operation, {
      token: person,
      headers: { 'as-consent': consentAwaiting },
    });
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.idNumber).toMatch(/^.\*+.$/);
  });

  it('can read no other data of its own or of the bank’s', async () => {
    const { body } = await gateways.one(
      '{ me { id } consents { totalCount } consent(id: "x") { id } }',
      { token: person, headers: { 'as-consent': consent } },
    );
    expect(body.data.me).toBeNull();
    expect(body.data.consents?.totalCount ?? 0).toBe(0);
    const others = await gateways.one(NAME, {
      token: person,
      headers: { 'as-consent': consent },
      variables: { id: gateways.product.demo.lawyer },
    });
    expect(others.body.data.subject.name).toBeNull();
  });

  it('cannot change anything', async () => {
    const { body } = await gateways.one(
      'mutation ($input: RequestConsentInput!) { requestConsent(input: $input, key: "some-key-1") { id } }',
      {
        token: person,
        headers: { 'as-consent': consent },
        variables: {
          input: { subjectUscc: gateways.product.demo.uscc, clusters: ['GRADE'], oneTime: true },
        },
      },
    );
    expect(body.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('must be the subject or its representative', async () => {
    const { consentOfCompany } = gateways.product.demo;
    const look = async (token: string, id: string) =>
      (await gateways.one('{ __typename }', { token, headers: { 'as-consent': id } })).status;
    const stranger = await gateways.product.token('person', { subject: 'somebody-else' });
    expect(await look(person, consentOfCompany)).toBe(200);
    expect(await look(stranger, consent)).toBe(403);
    expect(await look(person, 'nothing')).toBe(403);
    expect(await look(bank, consent)).toBe(403);
  });
});

describe('revocation under load', () => {
  it('applies to the very next request at both gateways', async () => {
    const id = await copyOf(consent, 'to-be-revoked');
    let isRunning = true;
    let revokedAt = Infinity;
    const late: number[] = [];
    let requests = 0;
    const load = async (ask: TwoGateways['one']) => {
      while (isRunning) {
        const began = performance.now();
        const { body } = await ask(NAME, withConsents(id));
        requests++;
        const opened = body.data.subject.name !== null;
        if (opened && began > revokedAt) late.push(began - revokedAt);
      }
    };
    const loads = [gateways.one, gateways.other].flatMap((ask) => [
      load(ask),
      load(ask),
      load(ask),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { body } = await gateways.one(
      'mutation ($input: ConsentIdInput!) { revokeConsent(input: $input, key: "revoke-now") { state } }',
      { token: person, variables: { input: { id } } },
    );
    revokedAt = performance.now();
    const next = await gateways.other(NAME, withConsents(id));
    const latency = performance.now() - revokedAt;
    expect(next.body.data.subject.name).toBeNull();
    expect(next.body.extensions?.['consents']).toEqual([{ id, status: 'CONSENT_REVOKED' }]);
    expect(body.data.revokeConsent.state).toBe('REVOKED');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    isRunning = false;
    await Promise.all(loads);
    expect(requests).toBeGreaterThan(20);
    expect(late).toEqual([]);
    process.stdout.write(
      `revocation under load: ${requests} requests, the very next one refused after ${latency.toFixed(0)} ms\n`,
    );
  }, 60_000);
});
